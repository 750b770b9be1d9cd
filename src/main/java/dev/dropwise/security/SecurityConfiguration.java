package dev.dropwise.security;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * What every request goes through, once: answers that come later, from other threads, and pages of
 * errors belong to a request that was let through or refused before ({@code
 * spring.security.filter.dispatcher-types} is {@code request}). No sessions, no users, no
 * passwords.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    private static final long PREFLIGHT_SECONDS = 3600;

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecurityProperties properties,
            AllowedHosts hosts,
            KeyRequirement requirement,
            KeyCallers keyCallers,
            TokenCallers tokenCallers,
            Refusals refusals)
            throws Exception {
        RequestMatcher isInTable = request -> AccessMatch.of(request).isPresent();
        OriginFilter origin = new OriginFilter(hosts, properties.corsOrigins(), refusals);
        BearerFilter bearer = new BearerFilter(keyCallers, tokenCallers, refusals);
        http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling ->
                                handling.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .addFilterBefore(origin, AnonymousAuthenticationFilter.class)
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(isInTable)
                                        .access(new AccessDecision(requirement))
                                        .anyRequest()
                                        .denyAll());
        if (properties.corsOrigins().isEmpty()) {
            http.cors(AbstractHttpConfigurer::disable);
        } else {
            http.cors(cors -> cors.configurationSource(source(properties.corsOrigins())));
        }
        CallerQuotas quotas = CallerQuotas.of(properties);
        if (quotas.isAny()) {
            QuotaFilter quota = new QuotaFilter(quotas, refusals);
            http.addFilterBefore(quota, AnonymousAuthenticationFilter.class);
        }
        return http.build();
    }

    private static UrlBasedCorsConfigurationSource source(List<String> origins) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        configuration.setAllowedHeaders(List.of("*"));
        configuration.setExposedHeaders(
                List.of("Location", "ETag", "Retry-After", "Preference-Applied"));
        configuration.setMaxAge(PREFLIGHT_SECONDS);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", configuration);
        return source;
    }

    /** Spans and timers of every filter, for every request, tell operators nothing. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
