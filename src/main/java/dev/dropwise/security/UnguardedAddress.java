package dev.dropwise.security;

/** Other machines would reach a service that asks nobody for a key. */
class UnguardedAddress extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnguardedAddress(String address) {
        super(
                "The service would answer on "
                        + address
                        + ", where other machines reach it, without asking anybody for a key.");
    }
}
