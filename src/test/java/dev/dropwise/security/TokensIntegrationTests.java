package dev.dropwise.security;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Tokens of an issuer on this machine; pages of one other site, and a quota. */
@OnEveryJdk
@DropwiseTest
@DirtiesContext // the issuer goes with this class
class TokensIntegrationTests {

    private static final TokenIssuer ISSUER = TokenIssuer.start();
    private static final String SITE = "https://app.example";

    @Autowired private MockMvc mvc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
        registry.add("dropwise.security.roles-claim", () -> "realm_access.roles");
        registry.add("dropwise.security.cors-origins", () -> SITE);
        registry.add("dropwise.security.requests-per-second", () -> 1);
        registry.add("dropwise.security.burst", () -> 20);
    }

    @AfterAll
    static void stop() {
        ISSUER.stop();
    }

    @ParameterizedTest
    @CsvSource({"reader, 200, 403", "trainer, 200, 400", "admin, 200, 400", "other, 403, 403"})
    void aTokenHasTheRolesOfItsClaim(String role, int reading, int writing) throws Exception {
        String token = ISSUER.sign(claims("user-" + role, role).build());
        mvc.perform(get("/api/v1/jobs").header("Authorization", "Bearer " + token))
                .andExpect(status().is(reading));
        mvc.perform(
                        post("/api/v1/jobs")
                                .contentType("application/json")
                                .header("Authorization", "Bearer " + token))
                .andExpect(status().is(writing));
    }

    @Test
    void withAnIssuerNobodyIsAnsweredWithoutOne() throws Exception {
        mvc.perform(get("/api/v1/jobs"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"));
        mvc.perform(get("/actuator/health")).andExpect(status().isOk());
    }

    @Test
    void whatIsNotTheIssuersOrNotValidAnyMoreIsRefused() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(600));
        String name = "mallory";
        for (String token :
                List.of(
                        ISSUER.sign(claims(name, "admin").expirationTime(past).build()),
                        ISSUER.sign(claims(name, "admin").issuer("http://127.0.0.1:1").build()),
                        ISSUER.forge(claims(name, "admin").build()),
                        ISSUER.sign(claims("auth0|1", "admin").build()))) {
            mvc.perform(get("/api/v1/jobs").header("Authorization", "Bearer " + token))
                    .andExpect(status().isUnauthorized())
                    .andExpect(
                            header().string("WWW-Authenticate", containsString("invalid_token")));
        }
    }

    @Test
    void pagesOfOneOtherSiteMayCall() throws Exception {
        mvc.perform(
                        options("/api/v1/jobs")
                                .header("Origin", SITE)
                                .header("Access-Control-Request-Method", "POST")
                                .header("Access-Control-Request-Headers", "authorization"))
                .andExpect(status().isOk())
                .andExpect(header().string("Access-Control-Allow-Origin", SITE));
        String token = ISSUER.sign(claims("page", "trainer").build());
        mvc.perform(
                        post("/api/v1/jobs")
                                .contentType("application/json")
                                .header("Origin", SITE)
                                .header("Sec-Fetch-Site", "cross-site")
                                .header("Authorization", "Bearer " + token))
                .andExpect(status().isBadRequest());
    }

    @Test
    void whoAsksTooOftenIsTold() throws Exception {
        String token = ISSUER.sign(claims("busy", "reader").build());
        for (int i = 0; i < 20; i++) {
            mvc.perform(get("/api/v1/workers").header("Authorization", "Bearer " + token))
                    .andExpect(status().isOk());
        }
        for (int i = 0; i < 30; i++) {
            int status =
                    mvc.perform(get("/api/v1/workers").header("Authorization", "Bearer " + token))
                            .andReturn()
                            .getResponse()
                            .getStatus();
            if (status == 429) {
                break;
            }
        }
        mvc.perform(get("/api/v1/workers").header("Authorization", "Bearer " + token))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.detail", containsString("at most 1 requests a second")));
    }

    private static JWTClaimsSet.Builder claims(String name, String role) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER.uri())
                .subject(name)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("realm_access", Map.of("roles", List.of("offline", role)));
    }
}
