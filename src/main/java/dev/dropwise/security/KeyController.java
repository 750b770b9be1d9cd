package dev.dropwise.security;

import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(KeyView.PATH)
@Tag(name = "Keys", description = "Who may do what")
class KeyController {

    private final KeyService service;
    private final ApiKeys keys;

    KeyController(KeyService service, ApiKeys keys) {
        this.service = service;
        this.keys = keys;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a key",
            description =
                    "The answer has the whole key, once; only its hash is kept. The first key has to be an admin's:"
                            + " as soon as there is one, every request needs a key.")
    ResponseEntity<KeyView> make(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            value =
                                                                    "{\"name\": \"alice\", \"role\": \"admin\"}")))
                    @RequestBody
                    NewKey asked) {
        KeyView made = service.make(asked);
        return ResponseEntity.created(URI.create(KeyView.PATH + "/" + made.id())).body(made);
    }

    @GetMapping
    @Operation(
            summary = "List keys",
            description = "Newest first, revoked and expired ones too; never a secret.")
    Page<KeyView> list(PageQuery query) {
        return query.pageOf(keys.all(), ApiKey::id).map(KeyView::of);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Revoke a key",
            description = "Every process refuses it within three seconds, for ever.")
    void revoke(@Parameter(example = "019ac0de7a3b0f1e2d3c4b5a") @PathVariable String id) {
        service.revoke(id);
    }
}
