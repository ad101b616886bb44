package dev.sitewright.bridge.demomodel;

import dev.sitewright.bridge.demomodel.Answer.ToolCall;
import java.util.List;
import java.util.Map;

/** Decides what the demo model answers. Pure: the request is all it knows, so any number of conversations share it. */
final class Author {
    private static final int TITLE_LENGTH = 48;

    private Author() {}

    static Answer answer(ChatRequest request) {
        if (request.wantsTitle()) {
            return Answer.saying(title(request));
        }
        if (request.prompts().isEmpty()) {
            return Answer.saying("Tell me what the page should be about.");
        }
        if (request.recordFields().equals(Nameplate.FIELDS)) {
            return new Answer(
                    "",
                    List.of(new ToolCall(
                            "call_record",
                            ChatRequest.RECORD_TOOL,
                            Nameplate.of(request.prompts().getFirst()).fields())));
        }
        if (!request.hasTools()) {
            return Answer.saying("So far the person asked for: " + String.join(" / ", request.prompts()));
        }
        return request.prompts().size() == 1 ? building(request) : changing(request);
    }

    private static Answer building(ChatRequest request) {
        var site = Site.of(request.prompts());
        return switch (request.turn()) {
            case 0 ->
                new Answer(
                        "I am Sitewright's demo model. I will build a page about “%s”, colours first."
                                .formatted(site.headline()),
                        List.of(write(request, PageWriter.STYLES, PageWriter.css(site))));
            case 1 ->
                new Answer("Now the page itself.", List.of(write(request, PageWriter.PAGE, PageWriter.html(site))));
            default ->
                Answer.saying(
                        "The page about “%s” is ready. Tell me what to change, such as a colour or a section to add."
                                .formatted(site.headline()));
        };
    }

    private static Answer changing(ChatRequest request) {
        var site = Site.of(request.prompts());
        return switch (request.turn()) {
            case 0 -> new Answer("I look at the page as it is.", List.of(read(request)));
            case 1 ->
                new Answer(
                        "I work your wish into it.",
                        List.of(
                                write(request, PageWriter.STYLES, PageWriter.css(site)),
                                write(request, PageWriter.PAGE, PageWriter.html(site))));
            default ->
                Answer.saying("Done: “%s”."
                        .formatted(Words.shortened(request.prompts().getLast(), 80)));
        };
    }

    /** The request is OpenCode's own sentence, then the conversation. */
    private static String title(ChatRequest request) {
        var prompt = request.prompts().getLast();
        var subject = Words.subject(prompt);
        return Words.shortened(subject.isEmpty() ? prompt : subject, TITLE_LENGTH);
    }

    private static ToolCall write(ChatRequest request, String file, String content) {
        return call(request, "write", file, Map.of("filePath", path(request, file), "content", content));
    }

    private static ToolCall read(ChatRequest request) {
        return call(request, "read", PageWriter.PAGE, Map.of("filePath", path(request, PageWriter.PAGE)));
    }

    private static ToolCall call(ChatRequest request, String tool, String file, Map<String, Object> arguments) {
        var id = "call_%d_%d_%s_%s"
                .formatted(request.prompts().size(), request.turn(), tool, file.substring(0, file.indexOf('.')));
        return new ToolCall(id, tool, arguments);
    }

    private static String path(ChatRequest request, String file) {
        return request.workdir().isEmpty() ? file : request.workdir() + "/" + file;
    }
}
