package io.facet.install;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Describes the errors of HTTP downloads. */
final class HttpErrors {

    /** Advice for the user if the download cannot succeed now. */
    static final String OTHERWISE =
            "Try again later, or download the file in a browser and import it by import-weights.";

    private static final String CONNECTION =
            "Check the connection, and behind a proxy start Java with -Dhttps.proxyHost=HOST and "
                    + "-Dhttps.proxyPort=PORT (and http.proxyHost and http.proxyPort); or download "
                    + "the file in a browser and import it by import-weights.";

    /** Matches Java's message if a proxy refuses to tunnel https. */
    private static final Pattern TUNNEL =
            Pattern.compile("tunnel through proxy.*?HTTP/\\S+ (\\d+)");

    private HttpErrors() {}

    /** Returns whether a status may be temporary, so that a retry can help. */
    static boolean passes(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    /** Returns the description of a temporary status. */
    static String reason(int status) {
        return "the server answers " + named(status);
    }

    /** Returns the exception for a response without a file for which a retry does not help. */
    static FacetException refusal(URI address, int status) {
        return new FacetException(
                switch (status) {
                    case 401, 403 ->
                            "The server does not give out %s (%s). %s"
                                    .formatted(address, named(status), OTHERWISE);
                    case 404, 410 ->
                            "There is no file at %s (%s): it may have moved. %s"
                                    .formatted(address, named(status), OTHERWISE);
                    case 407 -> proxyRefusal(address);
                    case -1 ->
                            "What answers at %s does not speak HTTP. %s"
                                    .formatted(address, CONNECTION);
                    default ->
                            "The server answers %s to a request for %s. %s"
                                    .formatted(named(status), address, OTHERWISE);
                });
    }

    /** Returns the exception for a connection that failed or broke before the response. */
    static FacetException noConnection(URI address, IOException e) {
        Matcher tunnel = TUNNEL.matcher(String.valueOf(e.getMessage()));
        if (tunnel.find()) {
            return new FacetException(
                    tunnel.group(1).equals("407")
                            ? proxyRefusal(address)
                            : "The proxy does not connect to %s: it answers %s. %s"
                                    .formatted(address.getHost(), tunnel.group(1), CONNECTION),
                    e);
        }
        return new FacetException(
                "%s cannot be fetched: %s. %s".formatted(address, reason(e), CONNECTION), e);
    }

    /**
     * Returns whether an error is likely to persist, so that a retry within seconds does not help.
     */
    static boolean lasts(IOException e) {
        return e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof SSLException
                || e instanceof SocketTimeoutException && isBeforeConnection(e)
                || TUNNEL.matcher(String.valueOf(e.getMessage())).find();
    }

    /** Returns the reason as part of a sentence, without a full stop. */
    static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "the host " + e.getMessage() + " is not known";
        }
        if (e instanceof SocketTimeoutException) {
            return isBeforeConnection(e)
                    ? "the server does not answer in time"
                    : "the server sends nothing any more";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "the server, or the proxy before it, takes no connection";
        }
        if (e instanceof SSLException) {
            return "no secure connection (TLS) comes about: " + said(e);
        }
        return "the connection broke off (%s)".formatted(said(e));
    }

    private static String said(IOException e) {
        return ForeignText.shown(FileErrors.reason(e));
    }

    private static boolean isBeforeConnection(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
    }

    private static String proxyRefusal(URI address) {
        return ("The proxy wants a name and a password (407) before it fetches %s, which Facet "
                        + "cannot give. Download the file in a browser and import it by "
                        + "import-weights.")
                .formatted(address);
    }

    private static String named(int status) {
        return switch (status) {
            case 401 -> "401, not authorised";
            case 403 -> "403, forbidden";
            case 404 -> "404, not found";
            case 410 -> "410, gone";
            case 429 -> "429, too many requests";
            case 500 -> "500, an error of its own";
            case 503 -> "503, not available now";
            default -> Integer.toString(status);
        };
    }
}
