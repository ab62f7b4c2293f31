using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>Keeps <see cref="ExternalIdentifier"/> what the aggregates say, in the save that changes them.</summary>
internal static class IdentifierHolders
{
    public static async Task KeepAsync(AppDbContext db, IEnumerable<EntityEntry<AggregateRoot>> roots, CancellationToken cancellationToken)
    {
        var holders = db.Set<ExternalIdentifier>();
        foreach (var root in roots.Where(MayHaveChanged))
        {
            var resource = root.Metadata.ClrType.Name;
            var id = (Guid)root.Metadata.FindPrimaryKey()!.Properties[^1].GetTypeMapping().Converter!.ConvertToProvider(
                root.Property("Id").CurrentValue)!;
            var claimed = ((IIdentified)root.Entity).ClaimedIdentifiers
                .Select(identifier => new ExternalIdentifier(root.Entity.OrganizationId, resource, identifier.System, identifier.Value, id))
                .ToHashSet();
            var held = root.State is EntityState.Added
                ? []
                : await holders.Where(holder => holder.Resource == resource && holder.ResourceId == id).ToListAsync(cancellationToken);
            holders.RemoveRange(held.Where(holder => !claimed.Contains(holder)));
            holders.AddRange(claimed.Except(held));
        }
    }

    private static bool MayHaveChanged(EntityEntry<AggregateRoot> root) =>
        root.Entity is IIdentified
        && (root.State is EntityState.Added
            || root.Properties.Any(property => property.IsModified && property.Metadata.Name is nameof(EnteredInError) or "Identifiers"));
}
