package dev.dropwise.web.listing;

import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/**
 * Finds pages of entities whose ids are ordered by time: filtered, in one of several orders, each
 * after the last entity of the page before, so that none is missed or told twice as others come.
 */
public final class EntityList<T> {

    /** How those are sorted that begin and end, and have a name and a data set. */
    public static final String ORDERS_OF_WORK =
            "`createdAt`, `startedAt`, `finishedAt`, `name` or `dataset`, with `-` before it for"
                    + " the greatest first; what is missing counts as the greatest";

    private static final String ID = "id";

    private final Function<? super T, UUID> id;
    private final Map<String, SortKey<T>> keys = new LinkedHashMap<>();

    /** Sorted by {@code createdAt}, which their ids tell. */
    public EntityList(Function<? super T, UUID> id) {
        this.id = id;
        keys.put(SortOrder.CREATED, new SortKey<>(ID, entity -> null, text -> text));
    }

    /** Sorted by a time as well. */
    public EntityList<T> byTime(
            String attribute, Function<? super T, ? extends @Nullable Instant> value) {
        keys.put(attribute, SortKey.time(attribute, value));
        return this;
    }

    /** Sorted by a text as well, which the entity may call otherwise. */
    public EntityList<T> byText(
            String property,
            String attribute,
            Function<? super T, ? extends @Nullable String> value) {
        keys.put(property, SortKey.text(attribute, value));
        return this;
    }

    /** Those that have a value; all of them where it is null. */
    public static <T> Specification<T> having(String attribute, @Nullable Object value) {
        return value == null
                ? Specification.unrestricted()
                : (root, query, builder) -> builder.equal(path(root, attribute), value);
    }

    private static Path<?> path(Root<?> root, String attribute) {
        Path<?> path = root;
        for (String step : attribute.split("\\.", -1)) {
            path = path.get(step);
        }
        return path;
    }

    /**
     * A page.
     *
     * @param sort {@code property} or {@code -property}; newest first where it is null
     */
    public Page<T> page(
            JpaSpecificationExecutor<T> entities,
            Specification<T> filter,
            @Nullable String sort,
            PageQuery query) {
        SortOrder order = SortOrder.of(sort, keys.keySet());
        SortKey<T> key = Objects.requireNonNull(keys.get(order.property()));
        Specification<T> rest =
                query.after() == null ? filter : filter.and(after(order, key, query.after()));
        List<T> found =
                entities.findBy(
                        rest, all -> all.sortBy(sort(order, key)).limit(query.fetch()).all());
        return query.page(
                found, last -> ListPosition.text(order, id.apply(last), key.value().apply(last)));
    }

    private Sort sort(SortOrder order, SortKey<T> key) {
        Sort.Direction direction = order.descending() ? Sort.Direction.DESC : Sort.Direction.ASC;
        return key.attribute().equals(ID)
                ? Sort.by(direction, ID)
                : Sort.by(direction, key.attribute(), ID);
    }

    private Specification<T> after(SortOrder order, SortKey<T> key, String text) {
        ListPosition last = ListPosition.of(order, text);
        Comparable<?> value = last.value(key.parsed(), order);
        return (root, query, builder) -> {
            Predicate nextId = beyond(builder, root.get(ID), last.id(), order);
            return key.attribute().equals(ID)
                    ? nextId
                    : after(order, builder, path(root, key.attribute()), nextId, value);
        };
    }

    /** Both databases hold null for greater than all values. */
    private static Predicate after(
            SortOrder order,
            CriteriaBuilder builder,
            Path<?> column,
            Predicate nextId,
            @Nullable Comparable<?> value) {
        if (value == null) {
            Predicate same = builder.and(column.isNull(), nextId);
            return order.descending() ? builder.or(same, column.isNotNull()) : same;
        }
        Predicate same = builder.and(builder.equal(column, value), nextId);
        Predicate further = beyond(builder, column, value, order);
        return order.descending()
                ? builder.or(further, same)
                : builder.or(further, same, column.isNull());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a key's values are of its attribute's type
    private static Predicate beyond(
            CriteriaBuilder builder, Path<?> column, Comparable<?> value, SortOrder order) {
        Path comparable = column;
        Comparable bound = value;
        return order.descending()
                ? builder.lessThan(comparable, bound)
                : builder.greaterThan(comparable, bound);
    }
}
