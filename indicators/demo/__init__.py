"""The demonstration: four invented histories, told through the portal's own actions.

stories says what shall happen in each place, mine and people make the mine and its workers up, officers what
the employment service does about them (all of that plain values from a seed); desk does it, through actions;
load says in which order. Nobody in it is real; mines and towns are.
"""
