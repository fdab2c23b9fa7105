package io.facet.install;

import io.facet.FacetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Represents the addresses of a request and its redirects: at most 10 redirects, no address twice,
 * only http or https, and never from https to http.
 */
final class RedirectChain {

    private static final int MOST = 10;

    private final List<URI> addresses = new ArrayList<>();

    /**
     * Creates a chain.
     *
     * @param first the requested address
     * @throws FacetException if it is not http or https, or has no host
     */
    RedirectChain(URI first) {
        requireWeb(first, "The address " + first);
        addresses.add(first);
    }

    /** Returns the address to request now. */
    URI current() {
        return addresses.get(addresses.size() - 1);
    }

    /**
     * Follows the redirect of the current address.
     *
     * @param location the header Location, or null if the response has none
     * @throws FacetException if the location is missing, invalid, not allowed or part of a loop, or
     *     there are too many redirects
     */
    void follow(String location) {
        URI next = destination(location);
        requireWeb(next, "%s leads to %s, which".formatted(current(), next));
        if (isSecure(current()) && !isSecure(next)) {
            throw new FacetException(
                    ("%s leads from https down to %s, where anyone on the way could change the "
                                    + "file. It is not fetched.")
                            .formatted(current(), next));
        }
        if (addresses.contains(next)) {
            throw new FacetException(
                    "The server leads in a circle: %s. %s"
                            .formatted(listed(next), HttpErrors.OTHERWISE));
        }
        if (addresses.size() > MOST) {
            throw new FacetException(
                    "%s leads on through more than %s addresses, last to %s. %s"
                            .formatted(addresses.get(0), MOST, next, HttpErrors.OTHERWISE));
        }
        addresses.add(next);
    }

    private URI destination(String location) {
        if (location == null) {
            throw new FacetException(
                    "%s says that the file has moved, but not where. %s"
                            .formatted(current(), HttpErrors.OTHERWISE));
        }
        try {
            // In RFC 3986 a reference that is only a query keeps the whole path, but URI drops its
            // last segment.
            return location.startsWith("?")
                    ? new URI(current().toString().split("[?#]")[0] + location)
                    : current().resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw new FacetException(
                    "%s leads to \"%s\", which is no address. %s"
                            .formatted(
                                    current(), ForeignText.shown(location), HttpErrors.OTHERWISE),
                    e);
        }
    }

    private static void requireWeb(URI address, String subject) {
        String scheme = scheme(address);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new FacetException(
                    subject + " is not one of http or https. Nothing else is fetched.");
        }
        if (address.getHost() == null) {
            throw new FacetException(subject + " names no host. Give a complete address.");
        }
    }

    private static boolean isSecure(URI address) {
        return scheme(address).equals("https");
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    private String listed(URI next) {
        return addresses.stream().map(URI::toString).collect(Collectors.joining(", "))
                + ", and again "
                + next;
    }
}
