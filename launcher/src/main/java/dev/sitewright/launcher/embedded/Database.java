package dev.sitewright.launcher.embedded;

/** One database and the one role that may use it. The password is part of it: never log a value of this type. */
public record Database(String host, int port, String name, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    @Override
    public String toString() {
        return jdbcUrl() + "?user=" + user;
    }
}
