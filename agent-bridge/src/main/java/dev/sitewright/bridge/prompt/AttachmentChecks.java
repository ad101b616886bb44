package dev.sitewright.bridge.prompt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sitewright.bridge.prompt.NewPrompt.NewAttachment;
import dev.sitewright.bridge.session.Words;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.problem.FaultType;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks files that come with prompts: few, small, of kinds that models read, and what they say they are. */
final class AttachmentChecks {
    private static final int MOST = 10;
    private static final int LARGEST = 2 * 1024 * 1024;
    private static final int LARGEST_TOGETHER = 3 * 1024 * 1024; // 4 MiB in base64, below what a body may hold
    private static final int LONGEST_NAME = 200;
    private static final Pattern TEXT =
            Pattern.compile("text/[a-z0-9.+-]{1,60}|application/(json|xml|yaml|javascript)");

    /** How files of these kinds begin. */
    private static final Map<String, Pattern> IMAGES = Map.of(
            "image/png", Pattern.compile("\u0089PNG\r\n\u001a\n.*", Pattern.DOTALL),
            "image/jpeg", Pattern.compile("\u00ff\u00d8\u00ff.*", Pattern.DOTALL),
            "image/gif", Pattern.compile("GIF8[79]a.*", Pattern.DOTALL),
            "image/webp", Pattern.compile("RIFF.{4}WEBP.*", Pattern.DOTALL),
            "application/pdf", Pattern.compile("%PDF-.*", Pattern.DOTALL));

    private AttachmentChecks() {}

    static void check(List<NewAttachment> files, Faults faults) {
        if (files.size() > MOST) {
            faults.add("/attachments", FaultType.TOO_LARGE, "are more than " + MOST);
            return;
        }
        var together = 0L;
        for (var place = 0; place < files.size(); place++) {
            together += check(files.get(place), "/attachments/" + place, faults);
        }
        if (together > LARGEST_TOGETHER) {
            faults.add("/attachments", FaultType.TOO_LARGE, "have more than " + LARGEST_TOGETHER + " bytes together");
        }
    }

    private static int check(@Nullable NewAttachment file, String place, Faults faults) {
        if (file == null) {
            faults.add(place, FaultType.MISSING, "is missing");
            return 0;
        }
        checkName(file.name(), place + "/name", faults);
        var content = contentOf(file.data(), place + "/data", faults);
        content.ifPresent(bytes -> checkKind(file.mime(), bytes, place + "/mime", faults));
        if (file.mime() == null) {
            faults.add(place + "/mime", FaultType.MISSING, "is missing");
        }
        return content.map(bytes -> bytes.length).orElse(0);
    }

    private static void checkName(@Nullable String name, String place, Faults faults) {
        if (name == null) {
            faults.add(place, FaultType.MISSING, "is missing");
        } else if (name.isBlank() || name.length() > LONGEST_NAME || name.matches(".*[/\\\\\\p{Cntrl}].*")) {
            faults.add(place, FaultType.WRONG_FORM, "is no file name of up to " + LONGEST_NAME + " characters");
        } else if (!Words.canBeKept(name)) {
            faults.add(place, FaultType.INVALID_CHARACTER, "holds half a character");
        }
    }

    private static Optional<byte[]> contentOf(@Nullable String data, String place, Faults faults) {
        if (data == null) {
            faults.add(place, FaultType.MISSING, "is missing");
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(data);
            if (bytes.length == 0) {
                faults.add(place, FaultType.BLANK, "is empty");
            } else if (bytes.length > LARGEST) {
                faults.add(place, FaultType.TOO_LARGE, "has more than " + LARGEST + " bytes");
            }
            return Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            faults.add(place, FaultType.WRONG_FORM, "is no base64");
            return Optional.empty();
        }
    }

    private static void checkKind(@Nullable String mime, byte[] content, String place, Faults faults) {
        if (mime == null) {
            return; // told by the caller
        }
        var beginning = IMAGES.get(mime);
        if (beginning == null && !TEXT.matcher(mime).matches()) {
            faults.add(place, FaultType.UNKNOWN_VALUE, "is no kind of file that the agent reads");
        } else if (beginning != null
                && !beginning
                        .matcher(new String(content, 0, Math.min(content.length, 32), ISO_8859_1))
                        .matches()) {
            faults.add(place, FaultType.WRONG_FORM, "is not what the content is");
        }
    }
}
