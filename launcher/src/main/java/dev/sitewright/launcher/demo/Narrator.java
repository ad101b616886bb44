package dev.sitewright.launcher.demo;

import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.ChatFact.ChatDiagnostic;
import dev.sitewright.contracts.ChatFact.ChatFileChanged;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatPermissionRequested;
import dev.sitewright.contracts.ChatFact.ChatQuestionRequested;
import dev.sitewright.contracts.ChatFact.ChatToolError;
import dev.sitewright.contracts.ChatFact.ChatToolStart;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.Delta.ChatMessagePartAdded;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.IdentityFact;
import dev.sitewright.contracts.JobFact;
import dev.sitewright.contracts.JobFact.JobCancelled;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobFact.JobProgressed;
import dev.sitewright.contracts.JobFact.JobRetrying;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.ProjectFact;
import dev.sitewright.contracts.ProjectFact.ProjectCreated;
import dev.sitewright.contracts.RuntimeFact;
import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeFailed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.contracts.RuntimeFact.WorkspaceCreated;
import dev.sitewright.contracts.UserFact;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Says what happens to one project in lines for people, and keeps how far it has come. */
final class Narrator {
    private static final String AGENT_PROMPT = "agent.prompt";
    private static final Map<String, String> STEPS = Map.of(
            "project.create",
            "Making the workspace",
            "runtime.up",
            "Starting the preview",
            "runtime.wait-ready",
            "Waiting for the preview",
            "agent.open-session",
            "Opening a session with the agent",
            AGENT_PROMPT,
            "The agent works");

    private final Screen screen;
    private final Speech speech;
    private final Progress progress;
    private final Set<String> said = new HashSet<>();

    Narrator(Screen screen, Speech speech, Progress progress) {
        this.screen = screen;
        this.speech = speech;
        this.progress = progress;
    }

    void on(Delta delta) {
        if (delta instanceof ChatMessagePartAdded) { // reasoning is not told
            speech.piece(delta.partId(), delta.offset(), delta.text());
        }
    }

    void on(Fact fact) {
        switch (fact) {
            case ProjectFact project -> onProject(project);
            case RuntimeFact runtime -> onRuntime(runtime);
            case JobFact job -> onJob(job);
            case ChatFact chat -> onChat(chat);
            case IdentityFact proposed -> {} // told again once it is taken over
            case UserFact person -> {} // in no project's stream
        }
    }

    private void onProject(ProjectFact fact) {
        if (fact instanceof ProjectCreated created) {
            screen.line("▸ Project \"" + created.name() + "\" (" + created.projectId() + ")");
        }
    }

    private void onRuntime(RuntimeFact fact) {
        switch (fact) {
            case WorkspaceCreated workspace ->
                screen.line("  workspace made from the template " + workspace.template());
            case RuntimeReady ready -> {
                progress.previewAt(ready.previewUrl());
                screen.line("  preview answers at " + ready.previewUrl());
            }
            case RuntimeCrashed crashed -> {
                progress.previewGone();
                screen.line("! The preview has ended unexpectedly: " + String.join(" | ", crashed.lastLines()));
            }
            case RuntimeFailed failed -> {
                progress.previewGone();
                progress.trouble("The preview does not run: " + failed.reason());
                screen.line("! " + failed.reason());
                failed.lastLines().forEach(line -> screen.line("    " + line));
            }
            case RuntimeStopped stopped -> progress.previewGone();
            default -> {}
        }
    }

    private void onJob(JobFact fact) {
        switch (fact) {
            case JobStarted started -> once("▸ " + STEPS.getOrDefault(started.kind(), started.kind()));
            case JobProgressed step -> once("  " + step.text());
            case JobRetrying retry -> screen.line("! " + retry.kind() + " is tried again: " + retry.error());
            case JobCompleted done -> {
                if (done.kind().equals(AGENT_PROMPT)) {
                    progress.answered();
                }
            }
            case JobDiscarded failed -> progress.failed(failed.kind() + " has failed: " + failed.error());
            case JobCancelled cancelled -> progress.failed(cancelled.kind() + " was cancelled: " + cancelled.reason());
            default -> {}
        }
    }

    private void onChat(ChatFact fact) {
        switch (fact) {
            case ChatMessageFinal message -> onAnswer(message);
            case ChatToolStart tool -> screen.line("  tool " + tool.tool() + target(tool.input()));
            case ChatToolError tool -> screen.line("! tool " + tool.tool() + " has failed: " + tool.error());
            case ChatFileChanged file -> screen.line("  changed " + file.path());
            case ChatPermissionRequested asked ->
                screen.line("? The agent asks to be allowed " + asked.permission() + " for " + asked.patterns());
            case ChatQuestionRequested asked ->
                asked.questions().forEach(question -> screen.line("? " + question.question()));
            case ChatDiagnostic trouble -> {
                progress.trouble(trouble.message() + " " + trouble.action());
                screen.line("! " + trouble.message() + " " + trouble.action());
            }
            default -> {}
        }
    }

    private void onAnswer(ChatMessageFinal message) {
        for (var part : message.parts()) {
            if (part.kind().equals("text")) {
                speech.whole(part.partId(), part.text());
            }
        }
    }

    private static String target(Map<String, Object> input) {
        for (var name : new String[] {"filePath", "path", "command", "pattern", "url"}) {
            if (input.get(name) instanceof String text) {
                return " " + text.lines().findFirst().orElse("");
            }
        }
        return "";
    }

    /** Steps come again with each attempt, and progress with each look. */
    private void once(String line) {
        if (said.add(line)) {
            screen.line(line);
        }
    }
}
