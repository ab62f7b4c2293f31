using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Discharges;

/// <summary>Takes back what was proposed or approved, before it is final.</summary>
public sealed record WithdrawDischarge(EpisodeId EpisodeId, IfMatch IfMatch, WithdrawDischargeBody Body) : ICommand<DischargeResponse>;

public sealed record WithdrawDischargeBody(string Reason);

internal sealed class WithdrawDischargeValidator : AbstractValidator<WithdrawDischarge>
{
    public WithdrawDischargeValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class WithdrawDischargeHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<WithdrawDischarge, DischargeResponse>
{
    public async Task<DischargeResponse> Handle(WithdrawDischarge command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var discharge = await db.Discharges.OfEpisode(command.EpisodeId).GetForChangeAsync(_ => true, command.IfMatch, cancellationToken);
        discharge.Withdraw(command.Body.Reason, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return DischargeResponse.Of(discharge);
    }
}
