package dev.sitewright.projects.project;

import dev.sitewright.platform.repository.PluralRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The table of projects. */
@ApplicationScoped
public class ProjectRepository extends PluralRepository<Project> {
    private static final String LOCK_SLUGS =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked";
    private static final String SLUGS_LIKE = "select slug from project where owner_id = ?1 and slug ~ ?2";

    ProjectRepository() {
        super(Project.class, ProjectFields.ID, ProjectFields.OWNER);
    }

    /**
     * Finds which slugs an owner has used, and keeps others from choosing for this owner until the transaction ends.
     *
     * @return the owner's slugs that are one of these or one of these with a number; none when there are no these
     */
    Uni<Set<String>> takenSlugs(String ownerId, Collection<Slug> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var alike = "^(" + String.join("|", wanted.stream().map(Slug::value).toList()) + ")(-[0-9]+)?$";
        return Panache.getSession()
                .call(session -> session.createNativeQuery(LOCK_SLUGS, Integer.class)
                        .setParameter(1, ownerId)
                        .getSingleResult())
                .chain(session -> session.createNativeQuery(SLUGS_LIKE, String.class)
                        .setParameter(1, ownerId)
                        .setParameter(2, alike)
                        .getResultList())
                .map(HashSet::new);
    }
}
