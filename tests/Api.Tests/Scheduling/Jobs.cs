using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Scheduling;

namespace TreatmentPlans.Api.Tests.Scheduling;

internal static class Jobs
{
    /// <summary>Waits for the clock of the host, where that is at it.</summary>
    public static Task RunAsync(ApiHost host) => host.RunAsync<SchedulingJobs>();
}
