package dev.dropwise.bench.study;

import tools.jackson.databind.JsonNode;

/**
 * What a comparison says of a network with dropout beside one without.
 *
 * @param subject what it was compared on
 * @param difference of the test loss
 * @param low where its interval begins
 * @param high where it ends
 * @param verdict as the study words it
 */
record ComparedDropout(String subject, double difference, double low, double high, String verdict) {

    static ComparedDropout of(String subject, JsonNode study) {
        JsonNode loss = study.at("/result/variants/dropout/testLoss");
        return new ComparedDropout(
                subject,
                loss.get("difference").asDouble(),
                loss.at("/interval/0").asDouble(),
                loss.at("/interval/1").asDouble(),
                loss.get("verdict").asString());
    }

    boolean isDifferent() {
        return isBetter() || verdict.equals("worse");
    }

    boolean isBetter() {
        return verdict.equals("better");
    }
}
