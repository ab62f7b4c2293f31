using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Discharges;

/// <summary>Turns a proposal down; another can be made.</summary>
public sealed record RejectDischarge(EpisodeId EpisodeId, IfMatch IfMatch, RejectDischargeBody Body) : ICommand<DischargeResponse>;

public sealed record RejectDischargeBody(string Reason);

internal sealed class RejectDischargeValidator : AbstractValidator<RejectDischarge>
{
    public RejectDischargeValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class RejectDischargeHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RejectDischarge, DischargeResponse>
{
    public async Task<DischargeResponse> Handle(RejectDischarge command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var discharge = await db.Discharges.OfEpisode(command.EpisodeId).GetForChangeAsync(_ => true, command.IfMatch, cancellationToken);
        discharge.Reject(command.Body.Reason, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return DischargeResponse.Of(discharge);
    }
}
