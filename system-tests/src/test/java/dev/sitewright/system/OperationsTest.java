package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.system.People.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Every operation of the document does what the document says: a new one too, without a word here. */
@OnIdleSystem
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = OnIdleSystem.LOCK, mode = ResourceAccessMode.READ)
class OperationsTest {
    /** What cannot succeed here, with the reason. */
    static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("runJobNow", "no job can be made from outside that waits for its time: JobApiTest of job-worker"),
            Map.entry("runJobsNow", "as runJobNow"),
            Map.entry("setUp", "it succeeded when the system was started, and does so once"),
            Map.entry("getChatDiff", "it needs an answer of a model: ChatTest of agent-bridge"),
            Map.entry("revertChatSession", "as getChatDiff"),
            Map.entry("runChatShell", "it is not for everybody: ChatTest of agent-bridge"),
            Map.entry("withdrawPrompt", "the agent is faster here: ChatTest of agent-bridge"),
            Map.entry("getAgentRequest", "no agent asks here: WaitingTest of agent-bridge"),
            Map.entry("answerAgentRequest", "as getAgentRequest"),
            Map.entry("createSignIn", "there is no provider here to sign in to: SharedSignInTest of agent-bridge"),
            Map.entry("getSignIn", "as createSignIn"),
            Map.entry("finishSignIn", "as createSignIn"),
            Map.entry("cancelSignIn", "as createSignIn"),
            Map.entry("beginLogin", "there is no other provider here: the tests of api-gateway bring one"),
            Map.entry("finishLogin", "there is no other provider here: the tests of api-gateway bring one"));

    private final ApiDocument document = ApiDocument.read();

    @TestFactory
    Stream<DynamicTest> every_operation_does_what_the_document_says(People people, RunningSystem system) {
        var calls = new Calls(document, new Things(document, people, system));
        return document.operations().stream()
                .filter(operation -> !ELSEWHERE.containsKey(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check(operation, people, calls)));
    }

    private static void check(ApiOperation operation, People people, Calls calls) {
        var caller = operation.isForAdministrators() ? people.admin() : people.somebody();
        var request = calls.request(operation, caller).with(caller.credential());
        if (operation.takes("Idempotency-Key")) {
            sendThrice(operation, request, people.admin());
        } else {
            assertGood(operation, request, people.door().send(request));
        }
    }

    private static void assertGood(ApiOperation operation, Door.Request request, Door.Answer answer) {
        assertThat(answer.status()).as("%s: %s", request, answer).isLessThan(400);
        assertThat(operation.faults(answer)).as("%s: %s", request, answer).isEmpty();
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    /** The first takes effect and is audited; the others are answered with its answer, and leave no trace. */
    private static void sendThrice(ApiOperation operation, Door.Request request, Person admin) {
        var keyed = request.with(Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        var answers = new ArrayList<Door.Answer>();
        for (var time = 0; time < 3; time++) {
            var id = "op-" + UUID.randomUUID();
            var answer = admin.door().send(keyed.with(Map.of("X-Request-Id", id)));
            assertGood(operation, keyed, answer);
            assertThat(answer.header("X-Request-Id")).isEqualTo(id);
            answers.add(answer);
        }
        assertThat(answers)
                .extracting(Door.Answer::text)
                .containsOnly(answers.getFirst().text());
        assertThat(answers)
                .extracting(Door.Answer::status)
                .containsOnly(answers.getFirst().status());
        assertThat(answers)
                .extracting(answer -> answer.header("Idempotency-Replayed"))
                .containsExactly("", "true", "true");
        assertAudited(answers, admin);
    }

    /** A later change by another request is audited after these: when its entry is there, theirs would be too. */
    private static void assertAudited(List<Door.Answer> answers, Person admin) {
        var ids = answers.stream().map(answer -> answer.header("X-Request-Id")).toList();
        Wait.until("an audit entry of " + ids.getFirst(), () -> entriesOf(ids.getFirst(), admin) > 0, () -> "none");
        assertThat(ids.stream().skip(1).map(id -> entriesOf(id, admin))).containsOnly(0);
    }

    private static int entriesOf(String requestId, Person admin) {
        var answer = admin.get("/audit?requestId=" + requestId);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").size();
    }
}
