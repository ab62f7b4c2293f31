using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Integration;

/// <summary>The events of the organization in commit order, as far as the caller may see their patients now (D34).</summary>
public sealed record ListEvents(PageRequest Page) : IQuery<EventPage>;

/// <param name="Next">Where to go on, also on the last page: ask again with it for what happens later.</param>
public sealed record EventPage(IReadOnlyList<EventResponse> Items, string Next);

/// <param name="Sequence">Position in the organization's log, in commit order; gaps are events this client may not see.</param>
public sealed record EventResponse(
    Guid Id, string Type, int SchemaVersion, DateTimeOffset OccurredAt, long Sequence, EventSubject Subject);

internal sealed class ListEventsHandler(IAppDbContext db, IEventSequencer sequencer, ICursors cursors)
    : IRequestHandler<ListEvents, EventPage>
{
    private const string List = "events";

    public async Task<EventPage> Handle(ListEvents query, CancellationToken cancellationToken)
    {
        var after = query.Page.After is { } cursor ? long.Parse(cursors.Unprotect(List, cursor), CultureInfo.InvariantCulture) : 0;

        // A client that asks right after its write expects to find it.
        await sequencer.PlaceAsync(cancellationToken);
        if (after > 0 && await db.Outbox.IgnoreQueryFilters(["disclosure"]).MinAsync(m => m.Position, cancellationToken) > after + 1)
        {
            throw new DomainException(new DomainError(
                "CURSOR_EXPIRED", ErrorKind.Gone, "Events after this cursor are no longer kept: read the resources anew and start without one."));
        }

        var events = await db.Outbox.Where(m => m.Position > after).OrderBy(m => m.Position).Take(query.Page.Limit)
            .Select(m => new EventResponse(
                m.Id, m.Type, m.SchemaVersion, m.OccurredAt, m.Position!.Value, new EventSubject(m.SubjectId, m.PatientId, m.EpisodeId, m.PlanId)))
            .ToListAsync(cancellationToken);
        var last = events.Count == 0 ? after : events[^1].Sequence;
        return new EventPage(events, cursors.Protect(List, last.ToString(CultureInfo.InvariantCulture)));
    }
}
