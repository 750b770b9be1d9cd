package dev.dropwise.web.binding;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.util.AccessPattern;

/**
 * Has Jackson refuse null where {@link NullProperties} does not allow it. Its own {@code
 * Nulls.FAIL} refuses what is left out as well.
 */
final class NullRefusal extends JacksonModule {

    @Override
    public String getModuleName() {
        return NullRefusal.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Inside());
        context.addValueInstantiators(new OfRecords());
    }

    /** What lists and maps hold. */
    private static final class Inside extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.@Nullable Value findSetterInfo(
                MapperConfig<?> config, Annotated property) {
            return property instanceof AnnotatedParameter parameter
                            && NullProperties.component(parameter)
                                    .filter(component -> !NullProperties.allowInside(component))
                                    .isPresent()
                    ? JsonSetter.Value.forContentNulls(Nulls.FAIL)
                    : null;
        }
    }

    private static final class OfRecords extends ValueInstantiators.Base {

        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config,
                BeanDescription.Supplier type,
                ValueInstantiator usual) {
            return type.getBeanClass().isRecord() && usual.canCreateFromObjectWith()
                    ? new OfRecord(usual, config)
                    : usual;
        }
    }

    private static final class OfRecord extends ValueInstantiator.Delegating {

        private static final long serialVersionUID = 1L;

        private final SettableBeanProperty[] properties;

        OfRecord(ValueInstantiator usual, DeserializationConfig config) {
            super(usual);
            properties = usual.getFromObjectArguments(config).clone();
            for (int i = 0; i < properties.length; i++) {
                if (isRefused(properties[i])) {
                    properties[i] = properties[i].withNullProvider(new NoNull(properties[i]));
                }
            }
        }

        /** Jackson refuses a null of a primitive by itself. */
        private static boolean isRefused(SettableBeanProperty property) {
            return property.getMember() instanceof AnnotatedParameter parameter
                    && !parameter.getRawType().isPrimitive()
                    && NullProperties.component(parameter)
                            .filter(component -> !NullProperties.allow(component))
                            .isPresent();
        }

        @Override
        public SettableBeanProperty[] getFromObjectArguments(DeserializationConfig config) {
            return properties;
        }
    }

    private record NoNull(SettableBeanProperty property) implements NullValueProvider {

        @Override
        public Object getNullValue(DeserializationContext context) {
            throw InvalidNullException.from(context, property.getFullName(), property.getType());
        }

        /** What is left out has its default. */
        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }

        @Override
        public AccessPattern getNullAccessPattern() {
            return AccessPattern.DYNAMIC;
        }
    }
}
