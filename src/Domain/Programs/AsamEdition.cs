namespace TreatmentPlans.Domain.Programs;

/// <summary>Edition of the ASAM Criteria, Third (2013) or Fourth (2023). Never mixed inside one assessment.</summary>
public enum AsamEdition
{
    Third,
    Fourth,
}
