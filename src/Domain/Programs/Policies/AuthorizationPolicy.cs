namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>When more has to be asked of a payer, and how long it may take, rules AUT-6, AUT-9 to AUT-13.</summary>
/// <param name="RatingMaximumAgeDays">AUT-6. Calendar days from the dimension ratings to the request, inclusive.</param>
/// <param name="RenewalRemaining">AUT-9. With so much left, or less, more is asked for.</param>
/// <param name="RenewalDays">AUT-9. Calendar days before the last day from which on more is asked for.</param>
/// <param name="ResponseBusinessDays">AUT-9 to AUT-11. Business days in which somebody sees to it.</param>
/// <param name="DecisionDays">AUT-13. Calendar days that a payer takes at most for a decision.</param>
/// <param name="ExpeditedDecisionHours">AUT-13. Hours, where the request is expedited.</param>
public sealed record AuthorizationPolicy(
    int RatingMaximumAgeDays, decimal RenewalRemaining, int RenewalDays, int ResponseBusinessDays, int DecisionDays, int ExpeditedDecisionHours)
{
    public static AuthorizationPolicy Default { get; } = new(
        RatingMaximumAgeDays: 14,
        RenewalRemaining: 3,
        RenewalDays: 7,
        ResponseBusinessDays: 1,
        DecisionDays: 7,
        ExpeditedDecisionHours: 72);
}
