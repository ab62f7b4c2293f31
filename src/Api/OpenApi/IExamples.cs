namespace TreatmentPlans.Api.OpenApi;

/// <summary>
/// The examples of a feature: one instance of each body type, so that an example cannot fall behind its type. Found by reflection.
/// </summary>
internal interface IExamples
{
    IEnumerable<object> Bodies { get; }
}
