using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

/// <summary>
/// Keeps <see cref="Booking"/> what sessions and attendance claim, in the save that changes them, and refuses a claim on what is taken:
/// over all series, by one writer at a time for each resource, so that the one who loses is told what it lost.
/// </summary>
internal static class Bookings
{
    /// <exception cref="DomainException">409 PRACTITIONER_BUSY, ROOM_BUSY, PATIENT_BUSY.</exception>
    public static async Task KeepAsync(AppDbContext db, IEnumerable<EntityEntry<AggregateRoot>> roots, CancellationToken cancellationToken)
    {
        var claimants = roots.Where(root => root.Entity is IClaimant).ToList();
        if (claimants.Count == 0)
        {
            return;
        }

        var wanted = claimants.SelectMany(root => BookingsOf(root.Entity)).ToHashSet();
        var changed = claimants.Where(root => root.State is not EntityState.Added).Select(root => IdOf(root.Entity)).ToList();
        var bookings = db.Set<Booking>();
        var held = changed.Count == 0 ? [] : await bookings.Where(booking => changed.Contains(booking.HolderId)).ToListAsync(cancellationToken);
        var gone = held.Where(booking => !wanted.Contains(booking)).ToList();
        var fresh = wanted.Except(held).ToList();
        if (fresh.Count > 0)
        {
            await RequireFreeAsync(db, fresh, gone, cancellationToken);
        }

        bookings.RemoveRange(gone);
        bookings.AddRange(fresh);
    }

    /// <summary>What a writer locks whose claim is on that resource.</summary>
    public static string NameOf(OrganizationId organization, ResourceClaim claim) => $"{organization}/{claim.Kind}/{claim.Resource}";

    private static async Task RequireFreeAsync(
        AppDbContext db, List<Booking> fresh, List<Booking> gone, CancellationToken cancellationToken)
    {
        await db.LockNamesAsync(
            fresh.Select(booking => NameOf(booking.OrganizationId, booking.Claim)).Distinct(), cancellationToken);
        var resources = fresh.Select(booking => booking.Resource).Distinct().ToList();
        var (from, to) = (fresh.Min(booking => booking.StartsAt), fresh.Max(booking => booking.EndsAt));
        var taken = await db.Set<Booking>().AsNoTracking()
            .Where(booking => resources.Contains(booking.Resource) && booking.EndsAt > from && booking.StartsAt < to)
            .ToListAsync(cancellationToken);
        if (FirstClash(fresh, taken.Except(gone)) is { } clash)
        {
            throw SchedulingErrors.Busy(clash);
        }
    }

    /// <summary>By resource, in the order of time: who begins before all that began earlier have ended clashes.</summary>
    private static ResourceClaim? FirstClash(List<Booking> fresh, IEnumerable<Booking> taken)
    {
        var isFresh = fresh.ToHashSet();
        foreach (var resource in fresh.Concat(taken).GroupBy(booking => (booking.Kind, booking.Resource)).OrderBy(group => group.Key))
        {
            Booking? last = null;
            foreach (var booking in resource.OrderBy(booking => booking.StartsAt).ThenBy(booking => booking.EndsAt))
            {
                if (last is not null && booking.StartsAt < last.EndsAt && (isFresh.Contains(booking) || isFresh.Contains(last)))
                {
                    return isFresh.Contains(booking) ? booking.Claim : last.Claim;
                }

                last = last is null || booking.EndsAt > last.EndsAt ? booking : last;
            }
        }

        return null;
    }

    private static IEnumerable<Booking> BookingsOf(AggregateRoot root) =>
        ((IClaimant)root).Claims.Select(claim =>
            new Booking(root.OrganizationId, IdOf(root), claim.Kind, claim.Resource, claim.StartsAt.ToUniversalTime(), claim.EndsAt.ToUniversalTime()));

    private static Guid IdOf(AggregateRoot root) => root switch
    {
        Session session => session.Id.Value,
        AttendanceRecord record => record.Id.Value,
        _ => throw new InvalidOperationException($"{root.GetType().Name} claims resources and has no place in the bookings."),
    };
}
