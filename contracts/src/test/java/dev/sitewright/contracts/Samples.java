package dev.sitewright.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One message of each type, as the golden files show it. */
final class Samples {
    private static final String PROJECT = "prj_019a9d0c5b7e7c31a4f20d6a8b1c2d3e";
    private static final String USER = "usr_019a9d0c5b7e7c31a4f20d6a8b1c2d3f";
    private static final String JOB = "job_019a9d0c5b7e7c31a4f20d6a8b1c2d40";
    private static final String SESSION = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T";
    private static final String MESSAGE = "msg_a0c5e3d1c001Yt7HsNc4mKdJ2F";
    private static final String PREVIEW = "http://127.0.0.1:4300/";

    private Samples() {}

    static List<Record> all() {
        return List.of(
                new ProjectFact.ProjectCreated(
                        PROJECT,
                        USER,
                        "Bakery Lisbon",
                        "bakery-lisbon",
                        "A landing page for a bakery in Lisbon",
                        "static"),
                new ProjectFact.ProjectRenamed(PROJECT, "Bakery Porto", "bakery-porto"),
                new ProjectFact.ProjectDescribed(PROJECT, "🥐", "A landing page for a bakery in Porto."),
                new IdentityFact.ProjectIdentified(
                        PROJECT, "Bakery Porto", "bakery-porto", "🥐", "A landing page for a bakery in Porto."),
                new ProjectFact.ProjectWantedStateChanged(PROJECT, "created", "running"),
                new ProjectFact.ProjectObservedStateChanged(PROJECT, "starting", "healthy", PREVIEW),
                new UserFact.UserDeleted(USER),
                new UserFact.WebhookDisabled(
                        USER, "whk_019a9d0c5b7e7c31a4f20d6a8b1c2d40", "It answered 410: it is gone."),
                new RuntimeFact.WorkspaceCreated(PROJECT, "static", "9fceb02d0ae598e95dc970b74767f19372d61af8"),
                new RuntimeFact.RuntimeStarting(PROJECT, "process", PREVIEW),
                new RuntimeFact.RuntimeReady(PROJECT, PREVIEW),
                new RuntimeFact.RuntimeFailed(
                        PROJECT, "The preview did not answer within 5 minutes.", List.of("[app] boom")),
                new RuntimeFact.RuntimeCrashed(PROJECT, List.of("[app] Killed")),
                new RuntimeFact.RuntimeStopped(PROJECT, "shutdown"),
                new JobFact.JobEnqueued(JOB, "runtime.up", PROJECT),
                new JobFact.JobStarted(JOB, "runtime.up", PROJECT, 1),
                new JobFact.JobProgressed(JOB, "runtime.up", PROJECT, 40, "Starting the preview"),
                new JobFact.JobRetrying(
                        JOB, "runtime.up", PROJECT, 1, "port 4300 is taken", Instant.parse("2026-11-21T08:30:00.250Z")),
                new JobFact.JobCompleted(JOB, "runtime.up", PROJECT, 2),
                new JobFact.JobCancelled(JOB, "projects.delete-all", null, "asked by its owner"),
                new JobFact.JobDiscarded(JOB, "runtime.up", PROJECT, 3, "port 4300 is taken"),
                new ChatFact.ChatSessionStatus(PROJECT, SESSION, "busy"),
                new ChatFact.ChatSessionUpdated(PROJECT, SESSION, null, "Bakery landing page"),
                new ChatFact.ChatSessionDeleted(PROJECT, SESSION),
                new ChatFact.ChatPromptUpdated(
                        PROJECT, SESSION, "pmt_019a9d0c5b7e7c31a4f20d6a8b1c2d41", MESSAGE, "accepted"),
                new ChatFact.ChatMessageUser(PROJECT, SESSION, MESSAGE, "A landing page for a bakery in Lisbon"),
                new ChatFact.ChatMessageFinal(
                        PROJECT,
                        SESSION,
                        MESSAGE,
                        List.of(new ChatFact.Part("prt_1", "text", "The page is there.")),
                        "custom/scripted",
                        new ChatFact.Usage(1200, 40, 12, 0, 0, 0.00128),
                        false),
                new ChatFact.ChatMessageRemoved(PROJECT, SESSION, MESSAGE),
                new ChatFact.ChatToolStart(
                        PROJECT, SESSION, MESSAGE, "call_1", "write", Map.of("filePath", "index.html")),
                new ChatFact.ChatToolFinish(PROJECT, SESSION, MESSAGE, "call_1", "write", "index.html", "Wrote file."),
                new ChatFact.ChatToolError(PROJECT, SESSION, MESSAGE, "call_1", "read", "File not found"),
                new ChatFact.ChatFileChanged(PROJECT, SESSION, "assets/site.css"),
                new ChatFact.ChatPermissionRequested(
                        PROJECT, SESSION, "per_1", "bash", List.of("npm install *"), "call_1"),
                new ChatFact.ChatPermissionResolved(PROJECT, SESSION, "per_1", "once"),
                new ChatFact.ChatQuestionRequested(
                        PROJECT,
                        SESSION,
                        "que_1",
                        List.of(new ChatFact.Question(
                                "Colour",
                                "Which colour?",
                                List.of(new ChatFact.Option("Red", "A warm colour")),
                                false))),
                new ChatFact.ChatQuestionResolved(PROJECT, SESSION, "que_1", List.of(List.of("Red"))),
                new ChatFact.ChatTodoUpdated(
                        PROJECT, SESSION, List.of(new ChatFact.Todo("Write the page", "in_progress", "high"))),
                new ChatFact.ChatDiagnostic(
                        PROJECT, SESSION, "auth", "The provider refused the key.", "Check the provider's key.", false),
                new Delta.ChatMessagePartAdded(PROJECT, SESSION, MESSAGE, "prt_1", 9, "is there."),
                new Delta.ChatReasoningPart(PROJECT, SESSION, MESSAGE, "prt_0", 0, "The person wants a page."),
                new JobRequest.EnqueueJob("project.create", Map.of("projectId", PROJECT), PROJECT, USER, PROJECT, 0),
                new JobRequest.CancelJobs(PROJECT, List.of("agent.prompt"), "stopped by its owner"),
                new AuditEntry(
                        USER,
                        "project.update",
                        PROJECT,
                        USER,
                        List.of(new AuditEntry.Change("/name", "Bakery Lisbon", "Bakery Porto")),
                        "203.0.113.7",
                        "req_019a9d0c5b7e7c31a4f20d6a8b1c2d41"));
    }
}
