package dev.dropwise.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who is answered.
 *
 * @param open without keys, answer other machines too: something else decides who gets here
 * @param hosts without keys, what else than this machine's names the header Host may say
 * @param corsOrigins pages of other sites that may call, like {@code https://app.example}
 * @param firstKeyFile where the first admin key is written, where there is none; readable by this
 *     user only
 * @param rolesClaim where in a token the roles are; a dot leads into an object
 * @param nameClaim where in a token the name is that owns jobs
 * @param requestsPerSecond of one caller to one process, on average; 0 for any number
 * @param burst how many of them may come at once
 * @param bytesPerHour of bodies of one caller to one process; 0 for any number
 * @param streams of events that one caller may have open at one process; 0 for any number
 * @param audit what becomes of the audit log
 */
@Validated
@ConfigurationProperties("dropwise.security")
record SecurityProperties(
        @DefaultValue("false") boolean open,
        @DefaultValue List<String> hosts,
        @DefaultValue List<String> corsOrigins,
        @Nullable Path firstKeyFile,
        @DefaultValue("roles") @NotBlank String rolesClaim,
        @DefaultValue("sub") @NotBlank String nameClaim,
        @DefaultValue("0") @PositiveOrZero int requestsPerSecond,
        @DefaultValue("0") @PositiveOrZero int burst,
        @DefaultValue("0B") DataSize bytesPerHour,
        @DefaultValue("0") @PositiveOrZero int streams,
        @DefaultValue @Valid Audit audit) {

    /**
     * What becomes of the audit log.
     *
     * @param keep how long an entry stays, at least a day
     */
    record Audit(@DefaultValue("730d") @DurationMin(days = 1) Duration keep) {}
}
