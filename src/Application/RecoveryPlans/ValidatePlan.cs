using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Everything that submit would refuse the unsigned version for; writes nothing.</summary>
public sealed record ValidatePlan(RecoveryPlanId PlanId) : IQuery<PlanValidationResponse>;

/// <param name="Errors">With pointers into the content of the draft.</param>
public sealed record PlanValidationResponse(bool IsComplete, IReadOnlyList<FieldError> Errors);

internal sealed class ValidatePlanHandler(IAppDbContext db, ISafetyScreens screens, TimeProvider clock)
    : IRequestHandler<ValidatePlan, PlanValidationResponse>
{
    public async Task<PlanValidationResponse> Handle(ValidatePlan query, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking().GetAsync(plan => plan.Id == query.PlanId, cancellationToken);
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == plan.ProgramId, cancellationToken);
        var today = program.DateOf(clock.GetUtcNow());
        var policies = program.PoliciesOn(today);
        var errors = plan.Validate(
            await screens.RequirePlanAsync(plan.PatientId, policies.ContentProfile.SafetyPlanLookBackDays, today, cancellationToken), policies, today);
        return new PlanValidationResponse(errors.Count == 0, errors);
    }
}
