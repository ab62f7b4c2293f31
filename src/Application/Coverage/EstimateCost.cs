using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>What services would cost the patient, by the coverages that stand. Nothing is written.</summary>
/// <param name="Comparator">What stands against them, as days in residential care.</param>
public sealed record CostEstimateBody(PatientId PatientId, IReadOnlyList<PlannedService> Services, CostComparator? Comparator = null);

/// <param name="Units">As days of residential care.</param>
/// <param name="UnitPrice">Of each.</param>
public sealed record CostComparator(int Units, Money UnitPrice);

public sealed record EstimateCost(CostEstimateBody Body) : IQuery<CostEstimateResponse>;

/// <summary>An estimate by the payer's terms; the payer decides.</summary>
/// <param name="Coverages">Those that were asked, in their order, each in the version that was read.</param>
/// <param name="Allowed">By the contracted prices.</param>
/// <param name="PatientOwes">Deductible, coinsurance and copays as far as the out-of-pocket maximum goes, and what no coverage pays for.</param>
/// <param name="UncappedPatientOwes">The same if there were no out-of-pocket maximum.</param>
/// <param name="Services">By service code.</param>
/// <param name="Phases">By the phase that the services are planned for, those of none first.</param>
/// <param name="Comparison">Null where nothing was named to compare with.</param>
public sealed record CostEstimateResponse(
    PatientId PatientId,
    IReadOnlyList<EstimatedCoverage> Coverages,
    Money Allowed,
    Money PatientOwes,
    Money PlansPay,
    Money Deductible,
    Money Coinsurance,
    Money Copay,
    Money UncappedPatientOwes,
    IReadOnlyList<EstimatedService> Services,
    IReadOnlyList<EstimatedPhase> Phases,
    EstimatedComparison? Comparison);

public sealed record EstimatedCoverage(CoverageId CoverageId, int Version);

/// <param name="Count">Lines of it.</param>
public sealed record EstimatedService(string ServiceCode, int Count, Money Allowed, Money PatientOwes, Money PlansPay)
{
    internal static IReadOnlyList<EstimatedService> Of(Adjudication cost, string currency) =>
    [
        .. cost.Lines.GroupBy(line => line.Line.ServiceCode).OrderBy(lines => lines.Key, StringComparer.Ordinal).Select(lines => new EstimatedService(
            lines.Key,
            lines.Count(),
            new Money(lines.Sum(line => line.Allowed), currency),
            new Money(lines.Sum(line => line.PatientOwes), currency),
            new Money(lines.Sum(line => line.PlansPay), currency))),
    ];
}

/// <param name="Phase">Its sequence; null of what is planned for none.</param>
public sealed record EstimatedPhase(int? Phase, Money Allowed, Money PatientOwes, Money PlansPay);

/// <param name="Allowed">Price of what stands against the services.</param>
/// <param name="Savings">How much less the services cost; negative where they cost more.</param>
/// <param name="SavingsPercent">Of <paramref name="Allowed"/>, to two places; null where that is nothing.</param>
public sealed record EstimatedComparison(Money Allowed, Money Savings, decimal? SavingsPercent);

internal sealed class EstimateCostValidator : AbstractValidator<EstimateCost>
{
    private const int MaxCount = 1_000;

    public EstimateCostValidator() => RuleFor(query => query.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Services).Required().MaxCount(Limits.Items);
        body.RuleForEach(b => b.Services).SetValidator(new PlannedServiceValidator());
        body.RuleFor(b => b.Comparator!).ChildRules(comparator =>
        {
            comparator.RuleFor(c => c.Units).Within(1, MaxCount);
            comparator.RuleFor(c => c.UnitPrice).SetValidator(new MoneyValidator());
        });
    });
}

internal sealed class PlannedServiceValidator : AbstractValidator<PlannedService>
{
    private const int MaxCount = 1_000;
    private const decimal MaxUnits = 100m;
    private const int MaxPhase = 100;

    public PlannedServiceValidator()
    {
        RuleFor(service => service.ServiceCode).Required().MaxLength(Limits.Code);
        RuleFor(service => service.BenefitCategory).Required().MaxLength(Limits.Code);
        RuleFor(service => service.Count).Within(1, MaxCount);
        RuleFor(service => service.Units).Within(0m, MaxUnits);
        RuleFor(service => service.UnitPrice).SetValidator(new MoneyValidator());
        RuleFor(service => service.Phase).Within(0, MaxPhase);
    }
}

internal sealed class EstimateCostHandler(IAppDbContext db) : IRequestHandler<EstimateCost, CostEstimateResponse>
{
    public async Task<CostEstimateResponse> Handle(EstimateCost query, CancellationToken cancellationToken)
    {
        var body = query.Body;
        if (!await db.Patients.AnyAsync(patient => patient.Id == body.PatientId, cancellationToken))
        {
            throw CommonErrors.UnknownReference("/patientId");
        }

        var currency = await db.Organizations.Select(organization => organization.Currency).SingleAsync(cancellationToken);
        RequireCurrency(body, currency);
        var coverages = (await db.Coverages.AsNoTracking().Where(coverage => coverage.PatientId == body.PatientId).ToListAsync(cancellationToken))
            .Where(coverage => coverage.EnteredInError is null)
            .OrderBy(coverage => coverage.Terms.Priority)
            .ThenBy(coverage => coverage.Id)
            .ToList();
        var estimate = CostEstimate.Of([.. coverages.Select(coverage => KeyValuePair.Create(coverage.Id, coverage.Terms))], body.Services);
        var cost = estimate.Adjudication;
        return new CostEstimateResponse(
            body.PatientId,
            [.. coverages.Select(coverage => new EstimatedCoverage(coverage.Id, coverage.Version))],
            Of(cost.Allowed),
            Of(cost.PatientOwes),
            Of(cost.PlansPay),
            Of(cost.Deductible),
            Of(cost.Coinsurance),
            Of(cost.Copay),
            Of(estimate.Uncapped),
            EstimatedService.Of(cost, currency),
            [.. estimate.Phases.Select(phase => new EstimatedPhase(phase.Phase, Of(phase.Allowed), Of(phase.PatientOwes), Of(phase.PlansPay)))],
            body.Comparator is { } comparator ? Compare(estimate.Against(comparator.Units * comparator.UnitPrice.Amount)) : null);

        Money Of(decimal amount) => new(amount, currency);

        EstimatedComparison Compare(CostComparison comparison) => new(Of(comparison.Allowed), Of(comparison.Savings), comparison.SavingsPercent);
    }

    private static void RequireCurrency(CostEstimateBody body, string currency)
    {
        foreach (var (index, service) in body.Services.Index())
        {
            if (service.UnitPrice.Currency != currency)
            {
                throw CoverageErrors.WrongCurrency($"/services/{index}/unitPrice/currency");
            }
        }

        if (body.Comparator is { } comparator && comparator.UnitPrice.Currency != currency)
        {
            throw CoverageErrors.WrongCurrency("/comparator/unitPrice/currency");
        }
    }
}
