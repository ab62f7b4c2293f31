using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

public sealed record AddCoverage(PatientId PatientId, CoverageBody Body) : ICommand<CoverageResponse>;

internal sealed class AddCoverageValidator : AbstractValidator<AddCoverage>
{
    public AddCoverageValidator() => RuleFor(command => command.Body).SetValidator(new CoverageBodyValidator());
}

internal sealed class AddCoverageHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<AddCoverage, CoverageResponse>
{
    public async Task<CoverageResponse> Handle(AddCoverage command, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == command.PatientId, cancellationToken);
        var coverage = PatientCoverage.Add(
            TypedId.New<CoverageId>(clock.GetUtcNow()),
            patient,
            command.Body.Identifiers ?? [],
            command.Body.ToTerms(),
            await db.Organizations.Select(organization => organization.Currency).SingleAsync(cancellationToken),
            clock.GetUtcNow(),
            command.Body.Dependent);
        await db.RequireFreeAsync<PatientCoverage>(coverage.Id.Value, coverage.ClaimedIdentifiers, cancellationToken);
        db.Coverages.Add(coverage);
        await db.SaveChangesAsync(cancellationToken);
        return CoverageResponse.Of(coverage);
    }
}
