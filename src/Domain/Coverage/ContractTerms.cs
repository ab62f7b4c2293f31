using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What was agreed with a payer, as dated data, rule BIL-7.</summary>
/// <param name="Payer">As the coverages of patients name it.</param>
/// <param name="EffectiveFrom">First day of service.</param>
/// <param name="EffectiveTo">Last day of service; null where no end is agreed.</param>
/// <param name="Services">One for each code at a time.</param>
public sealed record ContractTerms(string Payer, DateOnly EffectiveFrom, DateOnly? EffectiveTo, IReadOnlyList<ContractService> Services)
{
    public IEnumerable<ContractService> ServicesOn(DateOnly day) =>
        IsEffectiveOn(day) ? Services.Where(service => service.IsEffectiveOn(day)) : [];

    public bool IsEffectiveOn(DateOnly day) => day >= EffectiveFrom && !(day > EffectiveTo);

    public bool IsWith(string payer) => string.Equals(Payer, payer, StringComparison.OrdinalIgnoreCase);

    internal bool Overlaps(ContractTerms other) =>
        IsWith(other.Payer) && !(other.EffectiveTo < EffectiveFrom) && !(EffectiveTo < other.EffectiveFrom);

    /// <param name="currency">Of the organization.</param>
    /// <param name="pointer">Where the contract stands in the request.</param>
    /// <exception cref="DomainException">
    /// 422 UNKNOWN_SERVICE_CODE, NEGATIVE_AMOUNT, WRONG_CURRENCY, DATE_OUT_OF_ORDER, CONTRACT_INCOMPLETE, CONTRACT_CONTRADICTORY,
    /// CONTRACT_SERVICES_OVERLAP, UNKNOWN_LEVEL_OF_CARE.
    /// </exception>
    public void Check(string currency, string pointer)
    {
        RequireInOrder(EffectiveFrom, EffectiveTo, pointer);
        for (var i = 0; i < Services.Count; i++)
        {
            Check(Services[i], currency, $"{pointer}/services/{i}");
            if (Services.Take(i).Any(Services[i].Overlaps))
            {
                throw ContractErrors.Overlap($"{pointer}/services/{i}/effectiveFrom");
            }
        }
    }

    private void Check(ContractService service, string currency, string pointer)
    {
        RequireKnown(service.ServiceCode, service, $"{pointer}/serviceCode");
        for (var i = 0; i < service.Excludes.Count; i++)
        {
            RequireKnown(service.Excludes[i], service, $"{pointer}/excludes/{i}");
            if (service.Excludes[i] == service.ServiceCode)
            {
                throw ContractErrors.Contradictory($"{pointer}/excludes/{i}", "A service does not exclude itself.");
            }
        }

        RequireRevenue(service.Claim, $"{pointer}/claim");
        RequireRevenue(service.VirtualClaim, $"{pointer}/virtualClaim");
        if (service.Rate.Amount < 0)
        {
            throw ContractErrors.NegativeAmount($"{pointer}/rate/amount");
        }

        if (service.Rate.Currency != currency)
        {
            throw ProgramErrors.WrongCurrency($"{pointer}/rate/currency");
        }

        RequireInOrder(service.EffectiveFrom, service.EffectiveTo, pointer);
        foreach (var (i, level) in service.Levels.Index())
        {
            LevelsOfCare.Require(level, $"{pointer}/levelsOfCare/{i}/code");
        }

        if (service.Sessions.Count > 0 == service.Test is not null)
        {
            throw ContractErrors.Incomplete($"{pointer}/sessions", "A service is of sessions, or of tests.");
        }

        if (service.Minimum <= 0)
        {
            throw ContractErrors.Incomplete($"{pointer}/minimum", "There is a quantity from which there is a unit.");
        }

        if (service.IsPerDiem && (service.Basis != CountingBasis.Day || service.Test is not null))
        {
            throw ContractErrors.Contradictory($"{pointer}/strategy", "A per diem counts the sessions of a day together.");
        }
    }

    private void RequireKnown(string code, ContractService service, string pointer)
    {
        if (ServiceCodes.Find(code) is not { System: not ServiceCodeSystem.Revenue } known
            || !known.IsEffectiveOn(service.EffectiveFrom ?? EffectiveFrom))
        {
            throw ContractErrors.UnknownCode(pointer);
        }
    }

    private static void RequireRevenue(ClaimFields? claim, string pointer)
    {
        if (claim?.RevenueCode is { } code && ServiceCodes.Find(code) is not { System: ServiceCodeSystem.Revenue })
        {
            throw ContractErrors.UnknownCode($"{pointer}/revenueCode");
        }
    }

    private static void RequireInOrder(DateOnly? from, DateOnly? to, string pointer)
    {
        if (to < from)
        {
            throw CommonErrors.Rule("DATE_OUT_OF_ORDER", $"{pointer}/effectiveTo", "The last day is not before the first.");
        }
    }
}

public static class ContractErrors
{
    public static DomainException UnknownCode(string pointer) =>
        CommonErrors.Rule("UNKNOWN_SERVICE_CODE", pointer, "The catalogue has no code of a service like this on the first day of the agreement.");

    public static DomainException NegativeAmount(string pointer) => CommonErrors.Rule("NEGATIVE_AMOUNT", pointer, "An amount is not below zero.");

    public static DomainException Incomplete(string pointer, string detail) => CommonErrors.Rule("CONTRACT_INCOMPLETE", pointer, detail);

    public static DomainException Contradictory(string pointer, string detail) => CommonErrors.Rule("CONTRACT_CONTRADICTORY", pointer, detail);

    public static DomainException ContractsOverlap() =>
        CommonErrors.Rule("CONTRACTS_OVERLAP", "/effectiveFrom", "At each time a programme has one contract with a payer.");

    public static DomainException EndsLater() =>
        CommonErrors.Rule("DATE_OUT_OF_ORDER", "/effectiveTo", "A contract ends on its first day or later, and not later than agreed.");

    public static DomainException Overlap(string pointer) =>
        CommonErrors.Rule("CONTRACT_SERVICES_OVERLAP", pointer, "At each time there is one agreement for a code.");
}
