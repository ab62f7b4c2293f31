namespace TreatmentPlans.Domain.Coverage;

/// <summary>What services are billed by.</summary>
public enum ServiceCodeSystem
{
    Hcpcs,
    Cpt,

    /// <summary>Of a facility's claim, beside the code of the service.</summary>
    Revenue,
}

/// <summary>What one unit of a service is.</summary>
public enum ServiceUnit
{
    Day,
    Hour,
    QuarterHour,

    /// <summary>One for each time.</summary>
    Event,

    /// <summary>One for each day on which it is done.</summary>
    DateOfService,

    /// <summary>As the payer's contract says.</summary>
    ByContract,
}

/// <summary>A code that services are billed by.</summary>
/// <param name="Label">Our own words; never the owner's descriptor.</param>
/// <param name="Unit">What payers mostly take for a unit; a contract may say otherwise.</param>
/// <param name="EffectiveFrom">First day of service; null where it is older than anything kept here.</param>
/// <param name="EffectiveTo">Last day of service; null where no end is known.</param>
public sealed record ServiceCode(
    string Code, ServiceCodeSystem System, string Label, ServiceUnit Unit, DateOnly? EffectiveFrom = null, DateOnly? EffectiveTo = null)
{
    public bool IsEffectiveOn(DateOnly day) => !(day < EffectiveFrom) && !(day > EffectiveTo);
}
