package dev.sitewright.gateway.projects;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation below {@code /projects/{projectId}}: it begins only after project-service has said that the project is the caller's. Others'
 * projects answer 404, as if they did not exist.
 */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnProject {}
