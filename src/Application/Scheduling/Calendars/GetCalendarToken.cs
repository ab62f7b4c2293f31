using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

public sealed record GetCalendarToken(CalendarOwner Owner, CalendarTokenId TokenId) : IQuery<CalendarTokenResponse>;

internal sealed class GetCalendarTokenHandler(IAppDbContext db) : IRequestHandler<GetCalendarToken, CalendarTokenResponse>
{
    public async Task<CalendarTokenResponse> Handle(GetCalendarToken query, CancellationToken cancellationToken)
    {
        await db.RequireAsync(query.Owner, makes: false, cancellationToken);
        return CalendarTokenResponse.Of(
            await db.CalendarTokens.AsNoTracking().OfOwner(query.Owner).GetAsync(token => token.Id == query.TokenId, cancellationToken));
    }
}
