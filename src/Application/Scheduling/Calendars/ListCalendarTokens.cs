using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

public sealed record ListCalendarTokens(CalendarOwner Owner, PageRequest Page) : IQuery<Page<CalendarTokenResponse>>;

internal sealed class ListCalendarTokensHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListCalendarTokens, Page<CalendarTokenResponse>>
{
    public async Task<Page<CalendarTokenResponse>> Handle(ListCalendarTokens query, CancellationToken cancellationToken)
    {
        await db.RequireAsync(query.Owner, makes: false, cancellationToken);
        return await db.CalendarTokens.AsNoTracking().OfOwner(query.Owner).ToPageAsync(
            token => token.Id, query.Page, $"calendar-tokens/{query.Owner.Id}", cursors, CalendarTokenResponse.Of, cancellationToken);
    }
}
