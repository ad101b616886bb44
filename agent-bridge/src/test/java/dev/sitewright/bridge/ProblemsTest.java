package dev.sitewright.bridge;

import static dev.sitewright.platform.problem.ProblemType.AGENTS_BUSY;
import static dev.sitewright.platform.problem.ProblemType.AGENT_DOWN;
import static dev.sitewright.platform.problem.ProblemType.BUDGET_REACHED;
import static dev.sitewright.platform.problem.ProblemType.CONNECTION_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.EXTENSION_NAME_TAKEN;
import static dev.sitewright.platform.problem.ProblemType.GENERATION_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.MCP_SERVER_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.MESSAGE_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.PROMPT_DIFFERS;
import static dev.sitewright.platform.problem.ProblemType.PROMPT_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.PROMPT_UNDER_WAY;
import static dev.sitewright.platform.problem.ProblemType.REQUEST_ANSWERED;
import static dev.sitewright.platform.problem.ProblemType.REQUEST_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.SESSION_BUSY;
import static dev.sitewright.platform.problem.ProblemType.SESSION_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.SHELL_NOT_ALLOWED;
import static dev.sitewright.platform.problem.ProblemType.SIGN_INS_FULL;
import static dev.sitewright.platform.problem.ProblemType.SIGN_IN_NEEDS_OWN_SERVER;
import static dev.sitewright.platform.problem.ProblemType.SIGN_IN_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.SIGN_IN_NOT_WAITING;
import static dev.sitewright.platform.problem.ProblemType.SIGN_IN_REFUSED;
import static dev.sitewright.platform.problem.ProblemType.SKILL_NOT_FOUND;
import static dev.sitewright.platform.problem.ProblemType.WORKSPACE_MISSING;

import dev.sitewright.bridge.server.OwnServersApartTest;
import dev.sitewright.bridge.signin.SignInRefusalsTest;
import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.ProblemsContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class ProblemsTest extends ProblemsContract {
    ProblemsTest() {
        super(ProblemType.Owner.AGENT_BRIDGE);
    }

    @Override
    protected Map<ProblemType, Supplier<ValidatableResponse>> ways() {
        return Map.ofEntries(
                Map.entry(PROMPT_NOT_FOUND, () -> Bridge.look(Ids.next("job")).then()),
                Map.entry(
                        GENERATION_NOT_FOUND,
                        () -> Bridge.asService()
                                .get("/internal/v1/generations/" + Ids.next("job"))
                                .then()),
                Map.entry(SESSION_NOT_FOUND, () -> Chat.begin().in("ses_none").ask(Map.of("text", "hello"))),
                Map.entry(PROMPT_DIFFERS, ProblemsTest::another),
                Map.entry(WORKSPACE_MISSING, () -> Bridge.open(Ids.next("prj")).then()),
                Map.entry(PROMPT_UNDER_WAY, ProblemsTest::late),
                Map.entry(SESSION_BUSY, ProblemsTest::busy),
                Map.entry(MESSAGE_NOT_FOUND, ProblemsTest::noMessage),
                Map.entry(REQUEST_NOT_FOUND, () -> Chat.begin().answer("que_none", Map.of("reply", "reject"))),
                Map.entry(REQUEST_ANSWERED, ProblemsTest::answered),
                Map.entry(SHELL_NOT_ALLOWED, ProblemsTest::shell),
                Map.entry(BUDGET_REACHED, ProblemsTest::spent),
                Map.entry(CONNECTION_NOT_FOUND, () -> look("/internal/v1/provider-connections/con_none")),
                Map.entry(MCP_SERVER_NOT_FOUND, () -> look("/internal/v1/projects/prj_none/mcp-servers/mcp_none")),
                Map.entry(SKILL_NOT_FOUND, () -> look("/internal/v1/projects/prj_none/skills/skl_none")),
                Map.entry(SIGN_IN_NOT_FOUND, () -> look("/internal/v1/sign-ins/sgn_none")),
                Map.entry(SIGN_IN_NEEDS_OWN_SERVER, ProblemsTest::signIn),
                Map.entry(EXTENSION_NAME_TAKEN, ProblemsTest::twice),
                Map.entry(AGENT_DOWN, ProblemsTest::down));
    }

    @Override
    protected Map<ProblemType, Class<?>> elsewhere() {
        return Map.of(
                SIGN_IN_NOT_WAITING, SignInRefusalsTest.class,
                SIGN_INS_FULL, SignInRefusalsTest.class,
                SIGN_IN_REFUSED, SignInRefusalsTest.class,
                AGENTS_BUSY, OwnServersApartTest.class);
    }

    private static ValidatableResponse signIn() {
        return Owner.fresh()
                .request()
                .body(Map.of("provider", "openai", "method", 0))
                .post("/internal/v1/sign-ins")
                .then();
    }

    private static ValidatableResponse another() {
        var project = Bridge.project();
        var id = Bridge.prompt(project, "one thing");
        return Bridge.give(id, project, "another thing").then();
    }

    private static ValidatableResponse late() {
        var chat = Chat.begin();
        var prompt = chat.say("hello");
        chat.end(prompt);
        return chat.request()
                .post(chat.session("/prompts/" + prompt + "/withdraw"))
                .then();
    }

    private static ValidatableResponse busy() {
        var chat = Chat.begin();
        chat.say("never finish");
        chat.until("", "status", "busy"::equals);
        var answer = chat.request().post(chat.session("/compact")).then();
        chat.request().post(chat.session("/stop")).then().statusCode(200);
        return answer;
    }

    private static ValidatableResponse noMessage() {
        var chat = Chat.begin();
        return chat.request()
                .body(Map.of("messageId", "msg_" + "0".repeat(26)))
                .post(chat.session("/revert"))
                .then();
    }

    private static ValidatableResponse answered() {
        var chat = Chat.begin();
        var prompt = chat.say("ask me something");
        var question = chat.waiting();
        chat.end(prompt); // by its deadline
        return chat.answer(question, Map.of("answers", List.of(List.of("Blue"))));
    }

    private static ValidatableResponse shell() {
        var chat = Chat.begin();
        return chat.request()
                .body(Map.of("command", "ls"))
                .post(chat.session("/shell"))
                .then();
    }

    private static ValidatableResponse spent() {
        var chat = Chat.begin();
        chat.request()
                .header("If-Match", "*")
                .body(Map.of("maxTokens", 0))
                .patch(chat.project() + "/budget")
                .then()
                .statusCode(200);
        return chat.ask(Map.of("text", "hello"));
    }

    private static ValidatableResponse look(String path) {
        return Owner.fresh().request().get(path).then();
    }

    private static ValidatableResponse twice() {
        var skill = Map.of("name", "same", "description", "When asked", "text", "Do it.");
        return Owner.fresh()
                .request()
                .body(Map.of("items", List.of(skill, skill)))
                .post("/internal/v1/projects/" + Ids.next("prj") + "/skills")
                .then();
    }

    private static ValidatableResponse down() {
        var chat = Chat.begin();
        var killed = OpenCodeUnderTest.process();
        OpenCodeUnderTest.kill();
        var answer = chat.request().get(chat.session("/todos")).then();
        OpenCodeUnderTest.awaitAnother(killed); // until its end is noticed, what follows would be sent to it
        return answer;
    }
}
