using TreatmentPlans.Tests;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class OtherZoneTests
{
    [Theory]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Los_Angeles")]
    public Task The_zone_of_the_process_changes_no_rule_and_no_feed(string zone) =>
        OtherZone.AssertChangesNothingAsync(zone, typeof(IcalRecurrencesTests), typeof(IcalFeedsTests));
}
