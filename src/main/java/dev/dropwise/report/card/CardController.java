package dev.dropwise.report.card;

import dev.dropwise.report.page.HtmlPage;
import dev.dropwise.report.page.ReportAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Model cards over HTTP. */
@RestController
@RequestMapping("/api/v1/models/{name}/versions/{version}/card")
@Tag(name = "Models")
class CardController {

    private static final String SUMMARY = "Model card of a version";

    private final ModelCards cards;
    private final JsonMapper mapper;

    CardController(ModelCards cards, JsonMapper mapper) {
        this.cards = cards;
        this.mapper = mapper;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = SUMMARY,
            description =
                    "What is to be known of a version before it is used: its data with warnings,"
                            + " its network and training, its metrics with intervals, what training"
                            + " saw of each column, what it should not be trusted with, and lines"
                            + " in curl, Java and Python that ask it. As JSON, in words with"
                            + " `Accept: text/markdown`, or as a page that fetches nothing with"
                            + " `Accept: text/html`. Where the data set is gone, the card says so"
                            + " and has no metrics.")
    ModelCard card(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version) {
        return cards.of(name, version, address());
    }

    @GetMapping(produces = ReportAnswers.MARKDOWN)
    @Operation(summary = SUMMARY)
    ResponseEntity<String> markdown(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version) {
        return ReportAnswers.markdown(CardPage.of(card(name, version), mapper));
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    @Operation(summary = SUMMARY)
    ResponseEntity<String> page(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version) {
        ModelCard card = card(name, version);
        return ReportAnswers.html(
                HtmlPage.of(CardPage.title(card), CardPage.of(card, mapper), List.of()));
    }

    private static String address() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
