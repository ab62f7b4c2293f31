using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Support;

public sealed record EnterWellbeingCheckInInError(EpisodeId EpisodeId, WellbeingCheckInId CheckInId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<WellbeingCheckInResponse>;

internal sealed class EnterWellbeingCheckInInErrorValidator : AbstractValidator<EnterWellbeingCheckInInError>
{
    public EnterWellbeingCheckInInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterWellbeingCheckInInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterWellbeingCheckInInError, WellbeingCheckInResponse>
{
    public async Task<WellbeingCheckInResponse> Handle(EnterWellbeingCheckInInError command, CancellationToken cancellationToken)
    {
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var checkIn = await db.WellbeingCheckIns.GetForChangeAsync(
            checkIn => checkIn.EpisodeId == command.EpisodeId && checkIn.Id == command.CheckInId, command.IfMatch, cancellationToken);
        checkIn.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return WellbeingCheckInResponse.Of(checkIn);
    }
}
