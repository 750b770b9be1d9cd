package dev.dropwise.web;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Reads enumerations in query and path parameters by the names they have in JSON. */
@SuppressWarnings("rawtypes")
class JsonEnums implements ConverterFactory<String, Enum> {

    private final JsonMapper mapper;

    JsonEnums(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return name -> mapper.treeToValue(StringNode.valueOf(name), type);
    }
}
