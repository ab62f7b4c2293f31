using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What was agreed with a payer, as dated data, rule BIL-7.</summary>
/// <param name="Services">One for each code at a time.</param>
public sealed record PayerContract(string Payer, IReadOnlyList<ContractService> Services)
{
    public IEnumerable<ContractService> ServicesOn(DateOnly day) => Services.Where(service => service.IsEffectiveOn(day));

    /// <param name="currency">Of the organization.</param>
    /// <param name="pointer">Where the contract stands in the request.</param>
    /// <exception cref="DomainException">
    /// 422 UNKNOWN_SERVICE_CODE, NEGATIVE_AMOUNT, WRONG_CURRENCY, DATE_OUT_OF_ORDER, CONTRACT_INCOMPLETE, CONTRACT_CONTRADICTORY,
    /// CONTRACT_SERVICES_OVERLAP.
    /// </exception>
    public void Check(string currency, string pointer)
    {
        for (var i = 0; i < Services.Count; i++)
        {
            Check(Services[i], currency, $"{pointer}/services/{i}");
            if (Services.Take(i).Any(Services[i].Overlaps))
            {
                throw ContractErrors.Overlap($"{pointer}/services/{i}/effectiveFrom");
            }
        }
    }

    private static void Check(ContractService service, string currency, string pointer)
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

        if (service.Rate.Amount < 0)
        {
            throw ContractErrors.NegativeAmount($"{pointer}/rate/amount");
        }

        if (service.Rate.Currency != currency)
        {
            throw ProgramErrors.WrongCurrency($"{pointer}/rate/currency");
        }

        if (service.EffectiveTo < service.EffectiveFrom)
        {
            throw CommonErrors.Rule("DATE_OUT_OF_ORDER", $"{pointer}/effectiveTo", "The last day is not before the first.");
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

    private static void RequireKnown(string code, ContractService service, string pointer)
    {
        if (ServiceCodes.Find(code) is not { System: not ServiceCodeSystem.Revenue } known || !known.IsEffectiveOn(service.EffectiveFrom))
        {
            throw ContractErrors.UnknownCode(pointer);
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

    public static DomainException Overlap(string pointer) =>
        CommonErrors.Rule("CONTRACT_SERVICES_OVERLAP", pointer, "At each time there is one agreement for a code.");
}
