package dev.sitewright.gateway.jobs;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A stream below {@code /jobs/{jobId}}: it begins only after job-worker has said that the job is there for the caller. Others' jobs answer
 * 404, as if they did not exist.
 */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface OwnJob {}
