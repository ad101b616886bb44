package dev.sitewright.bridge.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bridge.opencode.UpstreamError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    APIError                 | 401 | invalid api key                                         | auth
                    APIError                 | 403 | forbidden                                               | auth
                    APIError                 | 402 | payment required                                        | quota
                    APIError                 | 429 | rate limit reached                                      | rate-limit
                    APIError                 | 429 | you exceeded your current quota, check billing          | quota
                    APIError                 | 404 | no such model                                           | model
                    APIError                 | 400 | the request is not valid                                | model
                    APIError                 | 400 | this model's maximum context length is 32000 tokens     | context
                    APIError                 | 529 | overloaded                                              | model
                    APIError                 |     | cannot connect to api: the socket connection was closed | network
                    ProviderAuthError        |     | missing                                                 | auth
                    ContextOverflowError     |     | too long                                                | context
                    MessageOutputLengthError |     |                                                         | model
                    UnknownError             |     | model not found: no/no. did you mean: nova              | model
                    UnknownError             |     | token refresh failed: 401                               | auth
                    UnknownError             |     | something else                                          | unknown
                    """)
    void an_error_has_a_category(String name, @Nullable Integer status, @Nullable String hints, String category) {
        var found = Diagnosis.of(new UpstreamError(name, status, hints == null ? "" : hints));
        assertThat(found.category()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Rate limit reached                                                  | rate-limit
                    Internal error                                                      | model
                    Connection reset by server                                          | network
                    Cannot connect to API: The socket connection was closed unexpectedly | network
                    Too Many Requests                                                   | rate-limit
                    Free usage limit reached                                            | quota
                    Provider is overloaded                                              | model
                    """)
    void a_reason_to_ask_again_has_a_category(String reason, String category) {
        assertThat(Diagnosis.ofRetry(reason).category()).isEqualTo(category);
    }
}
