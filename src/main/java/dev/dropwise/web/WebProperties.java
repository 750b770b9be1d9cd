package dev.dropwise.web;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the HTTP interface.
 *
 * @param maxJsonSize the largest JSON body that is read; uploads have Spring's multipart bounds
 * @param maxPredictionSize the same for predictions and tensors
 * @param maxBytesInFlight of all JSON bodies that are being received or worked on; 0: a sixteenth
 *     of the heap
 * @param bodyTimeout how long a body may take, however short it is
 * @param minBodyRate what it has to come at beyond that, in a second
 * @param answerTimeout how long an answer may wait for its reader before that one's pace is looked
 *     at
 * @param minAnswerRate what a reader has to take in a second of such waiting
 * @param maxSlowReaders answers that may wait for their readers at once; the longest waiting end
 * @param maxRequests requests that threads work on at once, beside health and metrics; fewer than
 *     the server's threads
 * @param predictionReserve of these, what only predictions may take
 * @param maxReceiving bodies that may be on their way at once; the oldest gives way to the next
 * @param maxReceivingPerClient the same for one client's address
 * @param maxUploads multipart bodies that are received and read at once
 * @param minFreeDisk what must be left on the disk for an upload to begin
 * @param headTimeout how long the head of a request may take
 * @param maxIdle connections on which no request is being answered
 * @param maxIdlePerClient the same of one client's address
 */
@Validated
@ConfigurationProperties("dropwise.web")
public record WebProperties(
        @DefaultValue("1MB") DataSize maxJsonSize,
        @DefaultValue("64MB") DataSize maxPredictionSize,
        @DefaultValue("0B") DataSize maxBytesInFlight,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("64KB") DataSize minBodyRate,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("64KB") DataSize minAnswerRate,
        @DefaultValue("60") @Positive int maxSlowReaders,
        @DefaultValue("180") @Positive int maxRequests,
        @DefaultValue("60") @PositiveOrZero int predictionReserve,
        @DefaultValue("2000") @Positive int maxReceiving,
        @DefaultValue("200") @Positive int maxReceivingPerClient,
        @DefaultValue("3") @Positive int maxUploads,
        @DefaultValue("1GB") DataSize minFreeDisk,
        @DefaultValue("10s") Duration headTimeout,
        @DefaultValue("2000") @Positive int maxIdle,
        @DefaultValue("500") @Positive int maxIdlePerClient) {}
