package dev.dropwise.security;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.dropwise.support.DropwiseTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Without any key: this machine, by its own names, and no page of another site. */
@DropwiseTest
class WithoutKeysIntegrationTests {

    @Autowired private MockMvc mvc;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LOCALHOST"})
    void thisMachineIsAnsweredByItsNames(String host) throws Exception {
        mvc.perform(get("/api/v1/datasets").with(host(host))).andExpect(status().isOk());
    }

    /** A page may give its own name this machine's address. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io"})
    void otherNamesAreRefused(String host) throws Exception {
        mvc.perform(get("/api/v1/datasets").with(host(host)))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.detail", containsString("dropwise.security.hosts")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        mvc.perform(get("/v2/models/iris").with(host(host)))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.error", containsString(host)));
        mvc.perform(get("/v3/api-docs").with(host(host))).andExpect(status().isForbidden());
        mvc.perform(get("/actuator/health/liveness").with(host(host))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 403",
        "10.0.0.1, 403",
        "::ffff:10.0.0.1, 403",
        "127.0.0.1, 200",
        "127.9.9.9, 200",
        "::1, 200",
        "::ffff:127.0.0.1, 200"
    })
    void otherMachinesAreRefused(String address, int status) throws Exception {
        mvc.perform(get("/api/v1/jobs").with(from(address))).andExpect(status().is(status));
        mvc.perform(get("/actuator/health").with(from(address))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, http://localhost:3000",
        "Origin, http://localhost.evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aPageOfAnotherSiteChangesNothing(String header, String value) throws Exception {
        for (String type : new String[] {"application/json", "text/plain", "image/png"}) {
            mvc.perform(
                            post("/api/v1/jobs")
                                    .header(header, value)
                                    .contentType(type)
                                    .content("{\"dataset\": \"iris\"}"))
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.status").value(403));
        }
        mvc.perform(multipart("/api/v1/datasets").file("file", new byte[1]).header(header, value))
                .andExpect(status().isForbidden());
        mvc.perform(post("/v2/models/iris/infer").header(header, value).content("{}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.error").exists());
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            mvc.perform(
                            request(HttpMethod.valueOf(method), "/api/v1/model-specs/x")
                                    .header(header, value))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(get("/api/v1/jobs").header(header, value))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://localhost", "Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none"})
    void ownPagesMay(String header, String value) throws Exception {
        mvc.perform(
                        post("/api/v1/model-specs/check")
                                .header(header, value)
                                .contentType("application/json")
                                .content("{\"layers\": []}"))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/datasets/iris;x",
                "/api/v1/datasets/iris%3Bx",
                "/api/v1/datasets/..%2Firis",
                "/api/v1/datasets/%252e%252e",
                "/api/v1/datasets/iris%5C",
                "/api/v1/datasets/iris%00",
                "/api/v1//datasets"
            })
    void pathsThatSeemToBeOthersAreRefused(String path) throws Exception {
        mvc.perform(get(URI.create("http://localhost" + path)))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void theDocumentNamesNoHost() throws Exception {
        mvc.perform(get("/v3/api-docs"))
                .andExpect(jsonPath("$.servers.length()").value(1))
                .andExpect(jsonPath("$.servers[0].url").value("/"));
    }

    @Test
    void aKeyThatIsNotThereIsRefusedEvenSo() throws Exception {
        mvc.perform(get("/api/v1/jobs").header("Authorization", "Bearer dw_0_0"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("invalid_token")));
        mvc.perform(get("/api/v1/jobs").header("Authorization", "Bearer a.b.c"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void theFirstKeyHasToBeAnAdminsOrNobodyCouldMakeAnother() throws Exception {
        mvc.perform(
                        post("/api/v1/keys")
                                .contentType("application/json")
                                .content("{\"name\": \"a\", \"role\": \"reader\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/role"));
    }

    @Test
    void answersSayWhatBrowsersMayDoWithThem() throws Exception {
        mvc.perform(get("/api/v1/datasets/iris"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        containsString(
                                                "default-src 'none'; frame-ancestors 'none'")))
                .andExpect(header().string("Cross-Origin-Opener-Policy", "same-origin"))
                .andExpect(header().string("Cross-Origin-Resource-Policy", "same-origin"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().doesNotExist("Strict-Transport-Security"));
        mvc.perform(get("/api/v1/datasets/iris").secure(true))
                .andExpect(header().exists("Strict-Transport-Security"));
        mvc.perform(get("/api/v1/datasets/iris/content"))
                .andExpect(header().stringValues("Cache-Control", "no-cache"));
        mvc.perform(get("/v3/api-docs"))
                .andExpect(header().exists("ETag"))
                .andExpect(header().stringValues("Cache-Control", "private, no-cache"));
        mvc.perform(get("/swagger-ui/index.html"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        not(containsString("unsafe-eval"))))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        containsString("script-src 'self'")));
        mvc.perform(get("/api/v1/runs/0198c0de-7a3b-7000-8000-000000000001/report"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        containsString(
                                                "default-src 'none'; style-src 'unsafe-inline'")));
    }

    @Test
    void thePageRunsItsOwnScriptsAndItsImportMapAlone() throws Exception {
        mvc.perform(get("/"))
                .andExpect(status().isOk())
                .andExpect(forwardedUrl("index.html"))
                .andExpect(header().stringValues("Cache-Control", "no-cache"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        matchesPattern(
                                                ".*script-src 'self' 'sha256-[^']{44}'; style-src 'self'; .*")))
                .andExpect(
                        header().string("Content-Security-Policy", not(containsString("unsafe"))));
        mvc.perform(get("/page/app.js"))
                .andExpect(status().isOk())
                .andExpect(header().stringValues("Cache-Control", "no-cache"));
        mvc.perform(get("/webjars/lit/3.3.0/index.js"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("immutable")));
        mvc.perform(get("/README.md")).andExpect(status().isNotFound());
    }

    private static RequestPostProcessor host(String name) {
        return request -> {
            request.setServerName(name);
            return request;
        };
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
