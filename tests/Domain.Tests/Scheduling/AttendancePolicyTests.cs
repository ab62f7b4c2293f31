using System.Text.Json;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class AttendancePolicyTests
{
    [Fact]
    public void Is_the_default_in_policies_that_were_stored_without_it()
    {
        var stored = JsonSerializer.SerializeToNode(ProgramPolicies.Default, DomainJson.Options)!.AsObject();
        Assert.True(stored.Remove("attendance"));

        Assert.Equal(AttendancePolicy.Default, stored.Deserialize<ProgramPolicies>(DomainJson.Options)!.Attendance);
    }

    [Fact]
    public void Is_stored_and_read_back()
    {
        var policies = ProgramPolicies.Default with { Attendance = AttendancePolicy.Default with { LateGraceMinutes = 5 } };

        var read = JsonSerializer.Deserialize<ProgramPolicies>(JsonSerializer.Serialize(policies, DomainJson.Options), DomainJson.Options)!;

        Assert.Equal(policies.Attendance, read.Attendance);
    }

    [Fact]
    public void Holds_from_its_date_on()
    {
        var strict = ProgramPolicies.Default with { Attendance = AttendancePolicy.Default with { MakeUpWithinDays = 7 } };
        var program = TestPrograms.Program(TestPrograms.Settings with
        {
            Policies = [new(new(2026, 1, 1), ProgramPolicies.Default), new(new(2026, 3, 1), strict)],
        });

        Assert.Equal(
            (14, 7),
            (program.PoliciesOn(new(2026, 2, 28)).Attendance.MakeUpWithinDays, program.PoliciesOn(new(2026, 3, 1)).Attendance.MakeUpWithinDays));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Reviews_the_plan_before_discharge_is_considered(int planReviewAfter, bool allowed)
    {
        var policies = ProgramPolicies.Default with { Attendance = AttendancePolicy.Default with { PlanReviewAfterAbsences = planReviewAfter } };

        if (allowed)
        {
            policies.Check("/policies/0");
        }
        else
        {
            Refused("POLICY_CONTRADICTORY", () => policies.Check("/policies/0"), "/policies/0/attendance/dischargeAfterAbsences");
        }
    }
}
