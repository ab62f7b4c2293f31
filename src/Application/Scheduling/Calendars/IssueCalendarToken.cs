using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

public sealed record IssueCalendarToken(CalendarOwner Owner, CalendarTokenBody Body) : ICommand<IssuedCalendarTokenResponse>;

/// <param name="Name">For what it is made, such as a device; nothing about a patient.</param>
/// <param name="ExpiresAt">Good until it is revoked unless given.</param>
public sealed record CalendarTokenBody(string? Name = null, DateTimeOffset? ExpiresAt = null);

internal sealed class IssueCalendarTokenValidator : AbstractValidator<IssueCalendarToken>
{
    public IssueCalendarTokenValidator()
    {
        RuleFor(command => command.Body.Name).Required().MaxLength(Limits.Name).When(command => command.Body.Name is not null);
        RuleFor(command => command.Body.ExpiresAt!.Value).InReach().When(command => command.Body.ExpiresAt is not null)
            .OverridePropertyName("Body.ExpiresAt");
    }
}

internal sealed class IssueCalendarTokenHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<IssueCalendarToken, IssuedCalendarTokenResponse>
{
    public async Task<IssuedCalendarTokenResponse> Handle(IssueCalendarToken command, CancellationToken cancellationToken)
    {
        await db.RequireAsync(command.Owner, makes: true, cancellationToken);
        var now = clock.GetUtcNow();
        var secret = CalendarSecret.New(caller.OrganizationId);
        var token = CalendarToken.Issue(
            TypedId.New<CalendarTokenId>(now), caller.OrganizationId, command.Owner, command.Body.Name, secret, command.Body.ExpiresAt, now);
        db.CalendarTokens.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedCalendarTokenResponse(CalendarTokenResponse.Of(token), $"/calendars/{secret.Reveal()}.ics", AddressShown: true);
    }
}
