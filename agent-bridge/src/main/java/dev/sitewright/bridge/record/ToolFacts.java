package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.Part;
import dev.sitewright.contracts.ChatFact.ChatFileChanged;
import dev.sitewright.contracts.ChatFact.ChatToolError;
import dev.sitewright.contracts.ChatFact.ChatToolFinish;
import dev.sitewright.contracts.ChatFact.ChatToolStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says in the house's own facts what tools did. Keys name the part: providers use the id of a call more than once. */
final class ToolFacts {
    private static final Set<String> FILE_TOOLS = Set.of("write", "edit");
    private static final int MOST_FILES = 200; // of one step; a package manager may touch thousands

    private final Session session;
    private final Workspace workspace;

    ToolFacts(Session session) {
        this.session = session;
        this.workspace = new Workspace(session.directory());
    }

    /** Tells how a tool call goes. */
    List<Telling> tool(Part part, Part.Tool tool) {
        var tellings = new ArrayList<Telling>();
        if ("pending".equals(tool.status())) { // its arguments are still being written
            return tellings;
        }
        tellings.add(Telling.once(part.id() + ":start", started(part, tool)));
        if ("completed".equals(tool.status())) {
            tellings.add(Telling.once(part.id() + ":end", finished(part, tool)));
            tellings.addAll(filesOf(part, tool));
        } else if ("error".equals(tool.status())) {
            tellings.add(Telling.once(part.id() + ":end", failed(part, tool, workspace.text(tool.error()))));
        }
        return tellings;
    }

    /** Tells that a tool call will never end: the agent died under it. */
    List<Telling> toolLost(Part part, Part.Tool tool) {
        return List.of(
                Telling.once(part.id() + ":start", started(part, tool)),
                Telling.once(part.id() + ":end", failed(part, tool, "The agent was interrupted.")));
    }

    /** Tells the files a step changed, unless a tool of the same step told them already. */
    List<Telling> patch(Part part, Part.Patch patch) {
        return patch.files().stream()
                .limit(MOST_FILES)
                .flatMap(file -> workspace.fileOf(file).stream())
                .map(file -> Telling.once(stepFile(part, file), new ChatFileChanged(project(), session.id(), file)))
                .toList();
    }

    private ChatToolStart started(Part part, Part.Tool tool) {
        return new ChatToolStart(
                project(), session.id(), part.messageId(), tool.callId(), tool.tool(), workspace.texts(tool.input()));
    }

    private ChatToolFinish finished(Part part, Part.Tool tool) {
        return new ChatToolFinish(
                project(),
                session.id(),
                part.messageId(),
                tool.callId(),
                tool.tool(),
                workspace.text(tool.title()),
                workspace.text(tool.output()));
    }

    private ChatToolError failed(Part part, Part.Tool tool, String error) {
        return new ChatToolError(project(), session.id(), part.messageId(), tool.callId(), tool.tool(), error);
    }

    /** The step's own list of changed files comes later and must not tell it again, while a second edit must. */
    private List<Telling> filesOf(Part part, Part.Tool tool) {
        if (!FILE_TOOLS.contains(tool.tool()) || !(tool.input().get("filePath") instanceof String path)) {
            return List.of();
        }
        return workspace
                .fileOf(path)
                .map(file -> List.of(
                        Telling.once(part.id() + ":file", new ChatFileChanged(project(), session.id(), file)),
                        Telling.mark(stepFile(part, file))))
                .orElse(List.of());
    }

    private static String stepFile(Part part, String file) {
        return part.messageId() + ":file:" + file;
    }

    private String project() {
        return session.projectId();
    }
}
