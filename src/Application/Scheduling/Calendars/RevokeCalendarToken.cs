using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

/// <summary>From the next look on, nothing is at its address.</summary>
public sealed record RevokeCalendarToken(CalendarOwner Owner, CalendarTokenId TokenId, IfMatch IfMatch) : ICommand<CalendarTokenResponse>;

internal sealed class RevokeCalendarTokenHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<RevokeCalendarToken, CalendarTokenResponse>
{
    public async Task<CalendarTokenResponse> Handle(RevokeCalendarToken command, CancellationToken cancellationToken)
    {
        await db.RequireAsync(command.Owner, makes: false, cancellationToken);
        var token = await db.CalendarTokens.OfOwner(command.Owner)
            .GetForChangeAsync(token => token.Id == command.TokenId, command.IfMatch, cancellationToken);
        token.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return CalendarTokenResponse.Of(token);
    }
}
