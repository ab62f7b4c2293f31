using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

public sealed record UpdateCoverage(CoverageId CoverageId, IfMatch IfMatch, CoverageBody Body) : ICommand<CoverageResponse>;

internal sealed class UpdateCoverageValidator : AbstractValidator<UpdateCoverage>
{
    public UpdateCoverageValidator() => RuleFor(command => command.Body).SetValidator(new CoverageBodyValidator());
}

internal sealed class UpdateCoverageHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<UpdateCoverage, CoverageResponse>
{
    public async Task<CoverageResponse> Handle(UpdateCoverage command, CancellationToken cancellationToken)
    {
        var coverage = await db.Coverages.GetForChangeAsync(coverage => coverage.Id == command.CoverageId, command.IfMatch, cancellationToken);
        coverage.Update(
            command.Body.Identifiers ?? [],
            command.Body.ToTerms(),
            await db.Organizations.Select(organization => organization.Currency).SingleAsync(cancellationToken),
            clock.GetUtcNow(),
            command.Body.Dependent);
        await db.RequireFreeAsync<PatientCoverage>(coverage.Id.Value, coverage.ClaimedIdentifiers, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return CoverageResponse.Of(coverage);
    }
}
