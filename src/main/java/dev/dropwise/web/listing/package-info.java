/** Pages of entities, filtered and sorted in the database. */
@NamedInterface("listing")
@NullMarked
package dev.dropwise.web.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
