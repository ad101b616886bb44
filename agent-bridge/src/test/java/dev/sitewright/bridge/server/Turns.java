package dev.sitewright.bridge.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What turns took, in milliseconds. */
final class Turns {
    private final List<Double> firstTexts = new ArrayList<>();
    private final List<Stages> stages = new ArrayList<>();

    void add(double firstText, Stages turn) {
        firstTexts.add(firstText);
        stages.add(turn);
    }

    void print(String who) {
        print("in turn " + who, firstTexts);
        System.out.printf(
                Locale.ROOT,
                "BENCH in turn %s, p50 of stages: has the prompt %.0f, begins to answer %.0f, begins to write %.0f%n",
                who,
                median(Stages::given),
                median(Stages::answering),
                median(Stages::writing));
    }

    double percentile(double part) {
        return percentile(firstTexts, part);
    }

    private double median(ToDoubleFunction<Stages> stage) {
        return percentile(stages.stream().map(stage::applyAsDouble).toList(), 0.5);
    }

    static void print(String what, List<Double> figures) {
        System.out.printf(
                Locale.ROOT,
                "BENCH %s: n %d, p50 %.1f, p95 %.1f, p99 %.1f, most %.1f%n",
                what,
                figures.size(),
                percentile(figures, 0.5),
                percentile(figures, 0.95),
                percentile(figures, 0.99),
                percentile(figures, 1));
    }

    private static double percentile(List<Double> figures, double part) {
        var sorted = figures.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }
}
