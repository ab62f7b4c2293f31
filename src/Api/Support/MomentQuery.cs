using System.ComponentModel;

namespace TreatmentPlans.Api.Support;

internal sealed record MomentQuery(
    [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
    [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt);
