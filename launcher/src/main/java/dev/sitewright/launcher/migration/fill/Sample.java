package dev.sitewright.launcher.migration.fill;

import java.util.List;
import java.util.random.RandomGenerator;

/** A text that matches a regular expression, part by part. */
sealed interface Sample {
    void append(StringBuilder text, RandomGenerator random);

    /** @param letters one of them */
    record Letter(String letters) implements Sample {
        @Override
        public void append(StringBuilder text, RandomGenerator random) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
    }

    record All(List<Sample> parts) implements Sample {
        @Override
        public void append(StringBuilder text, RandomGenerator random) {
            parts.forEach(part -> part.append(text, random));
        }
    }

    record OneOf(List<Sample> parts) implements Sample {
        @Override
        public void append(StringBuilder text, RandomGenerator random) {
            parts.get(random.nextInt(parts.size())).append(text, random);
        }
    }

    record Times(Sample part, int least, int most) implements Sample {
        @Override
        public void append(StringBuilder text, RandomGenerator random) {
            var times = random.nextInt(least, most + 1);
            for (int i = 0; i < times; i++) {
                part.append(text, random);
            }
        }
    }
}
